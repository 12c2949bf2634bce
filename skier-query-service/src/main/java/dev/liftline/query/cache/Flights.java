package dev.liftline.query.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Callers of the same key share one call of the first of them. Safe to use from any thread.
 *
 * @param <T> what the call answers
 */
final class Flights<T> {

    private final ConcurrentMap<String, CompletableFuture<T>> inFlight = new ConcurrentHashMap<>();

    /**
     * Answers with the call in flight for {@code key}, or makes it.
     *
     * @param call gets a door to close: who asks after that no longer shares this call. It closes by itself at the end
     * @param joined runs before waiting for another caller's call
     * @throws RuntimeException what the call threw, to each who shared it
     */
    T share(String key, Function<Runnable, T> call, Runnable joined) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> first = inFlight.putIfAbsent(key, mine);
        if (first != null) {
            joined.run();
            return await(first);
        }
        try {
            T answer = call.apply(() -> inFlight.remove(key, mine));
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            inFlight.remove(key, mine);
        }
    }

    private static <T> T await(CompletableFuture<T> first) {
        try {
            return first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
