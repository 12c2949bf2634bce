package dev.liftline.query.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends what several callers ask for at the same time as one command: to hand a command to the connection's thread costs
 * more than the command. Safe to use from any thread.
 */
final class SharedGets {

    private static final int MOST_KEYS = 64;

    private final Function<List<String>, CompletionStage<List<byte @Nullable []>>> command;
    private final Runnable meanwhile;
    private final Queue<Asked> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean gathering = new AtomicBoolean();

    /**
     * @param command answers with a value or null for each key, in their order; it must come to an end, so that callers
     *     need not look at the clock
     */
    SharedGets(Function<List<String>, CompletionStage<List<byte @Nullable []>>> command) {
        // Callers that are ready to run come as far as this; where there are none it takes no time.
        this(command, Thread::yield);
    }

    /** @param meanwhile what the first caller does before it sends, while others may join it */
    SharedGets(Function<List<String>, CompletionStage<List<byte @Nullable []>>> command, Runnable meanwhile) {
        this.command = command;
        this.meanwhile = meanwhile;
    }

    /**
     * The value of {@code key} at a moment after this call began, or null.
     *
     * @throws RuntimeException what the command failed with, to each who shared it
     */
    byte @Nullable [] get(String key) {
        Asked mine = new Asked(key);
        waiting.add(mine);
        if (gathering.compareAndSet(false, true)) {
            meanwhile.run();
            // NB: before the queue is emptied. Who comes after that, and finds nobody gathering, sends for himself.
            gathering.set(false);
            send();
        }
        return mine.await();
    }

    private void send() {
        while (true) {
            List<Asked> together = new ArrayList<>();
            Asked next;
            while (together.size() < MOST_KEYS && (next = waiting.poll()) != null) {
                together.add(next);
            }
            if (together.isEmpty()) {
                return;
            }
            send(together);
        }
    }

    private void send(List<Asked> together) {
        try {
            command.apply(together.stream().map(asked -> asked.key).toList()).whenComplete((values, failure) -> {
                for (int i = 0; i < together.size(); i++) {
                    if (failure == null) {
                        together.get(i).complete(values.get(i));
                    } else {
                        together.get(i).completeExceptionally(failure);
                    }
                }
            });
        } catch (RuntimeException failure) {
            together.forEach(asked -> asked.completeExceptionally(failure));
        }
    }

    /** A caller that waits. */
    private static final class Asked extends CompletableFuture<byte @Nullable []> {

        private final String key;

        private Asked(String key) {
            this.key = key;
        }

        byte @Nullable [] await() {
            try {
                return join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw e;
            }
        }
    }
}
