package dev.liftline.identity.oidc;

import dev.liftline.identity.RejectedException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Waits for the provider: few requests at a time, none for longer than the timeout. Thread-safe. */
final class ProviderCalls {

    private static final Logger log = LoggerFactory.getLogger(ProviderCalls.class);

    private final Semaphore free;
    private final Duration timeout;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("oidc-", 0).factory());

    ProviderCalls(int concurrent, Duration timeout) {
        this.free = new Semaphore(concurrent);
        this.timeout = timeout;
    }

    /**
     * The result of work that uses the provider.
     *
     * @throws RejectedException of the work, or if the provider does not respond as it should
     */
    <T> T call(Callable<T> work) {
        if (!free.tryAcquire()) {
            throw RejectedException.unavailable(
                    "Too many people sign in with the identity provider at the moment; try again shortly.");
        }
        Future<T> result = threads.submit(() -> {
            try {
                return work.call();
            } finally {
                free.release();
            }
        });
        try {
            return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RejectedException rejected) {
                throw rejected;
            }
            log.warn("The identity provider cannot be used: {}", summary(e));
            throw unavailable();
        } catch (TimeoutException e) {
            result.cancel(true);
            log.warn("The identity provider does not respond within {} ms", timeout.toMillis());
            throw unavailable();
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    /** Other messages may quote what the provider sent. */
    private static String summary(ExecutionException e) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
        return cause instanceof ProviderException
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName();
    }

    private static RejectedException unavailable() {
        return RejectedException.unavailable("The identity provider does not respond as it should; try again shortly.");
    }
}
