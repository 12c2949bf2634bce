package dev.liftline.query.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs one load for concurrent callers of the same key. Safe to use from any thread.
 *
 * @param <T> the result
 */
final class SingleFlight<T> {

    private final ConcurrentMap<String, CompletableFuture<T>> loading = new ConcurrentHashMap<>();

    /**
     * Loads and concludes, or waits for the result of the caller that is loading {@code key}.
     *
     * @param load callers that arrive while it runs share its result
     * @param conclude turns what was loaded into the result; callers that arrive while it runs load for themselves
     * @param onJoin runs before this call waits for another caller's result
     * @throws RuntimeException what {@code load} or {@code conclude} threw, to every caller that shares the result
     */
    <L> T run(String key, Supplier<L> load, Function<L, T> conclude, Runnable onJoin) {
        CompletableFuture<T> result = new CompletableFuture<>();
        CompletableFuture<T> shared = loading.putIfAbsent(key, result);
        if (shared != null) {
            onJoin.run();
            return Futures.join(shared);
        }
        try {
            T value = conclude.apply(loadAlone(key, load));
            result.complete(value);
            return value;
        } catch (RuntimeException | Error failure) {
            result.completeExceptionally(failure);
            throw failure;
        }
    }

    private <L> L loadAlone(String key, Supplier<L> load) {
        try {
            return load.get();
        } finally {
            loading.remove(key);
        }
    }
}
