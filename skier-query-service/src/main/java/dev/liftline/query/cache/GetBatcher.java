package dev.liftline.query.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends the gets of concurrent callers as one command, because waking the connection's thread costs more than a command
 * (ADR 12). Safe to use from any thread.
 */
final class GetBatcher {

    private static final int MAX_KEYS = 64;

    private final Function<List<String>, CompletionStage<List<byte @Nullable []>>> command;
    private final Runnable beforeSend;
    private final Queue<PendingGet> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean collecting = new AtomicBoolean();

    /**
     * @param command completes with a value or null per key, in their order; it must complete, because callers wait
     *     without a timeout
     */
    GetBatcher(Function<List<String>, CompletionStage<List<byte @Nullable []>>> command) {
        // Lets callers that are ready to run join; without such callers it returns at once.
        this(command, Thread::yield);
    }

    /** @param beforeSend runs while other callers may join a batch */
    GetBatcher(Function<List<String>, CompletionStage<List<byte @Nullable []>>> command, Runnable beforeSend) {
        this.command = command;
        this.beforeSend = beforeSend;
    }

    /**
     * Returns the value of {@code key} at a moment after this call began, or null.
     *
     * @throws RuntimeException what the command failed with, to every caller of the batch
     */
    byte @Nullable [] get(String key) {
        PendingGet get = new PendingGet(key, new CompletableFuture<>());
        queue.add(get);
        if (collecting.compareAndSet(false, true)) {
            beforeSend.run();
            // Before the drain, so that a caller that adds its key after it starts the next batch.
            collecting.set(false);
            drain();
        }
        return Futures.join(get.value());
    }

    private void drain() {
        while (true) {
            List<PendingGet> batch = new ArrayList<>();
            PendingGet next;
            while (batch.size() < MAX_KEYS && (next = queue.poll()) != null) {
                batch.add(next);
            }
            if (batch.isEmpty()) {
                return;
            }
            send(batch);
        }
    }

    private void send(List<PendingGet> batch) {
        try {
            command.apply(batch.stream().map(PendingGet::key).toList()).whenComplete((values, failure) -> {
                for (int i = 0; i < batch.size(); i++) {
                    if (failure == null) {
                        batch.get(i).value().complete(values.get(i));
                    } else {
                        batch.get(i).value().completeExceptionally(failure);
                    }
                }
            });
        } catch (RuntimeException failure) {
            batch.forEach(get -> get.value().completeExceptionally(failure));
        }
    }

    private record PendingGet(String key, CompletableFuture<byte @Nullable []> value) {}
}
