package dev.liftline.query.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Waits for futures. */
final class Futures {

    private Futures() {}

    /**
     * Returns the result of {@code future}, or throws the exception that it completed with.
     *
     * <p>Waits without a timeout, because a timed wait of a virtual thread costs a timer. The future must complete by
     * itself.
     */
    static <T extends @Nullable Object> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
