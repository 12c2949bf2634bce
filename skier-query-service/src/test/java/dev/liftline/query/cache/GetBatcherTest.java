package dev.liftline.query.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GetBatcherTest {

    private final List<List<String>> commands = new CopyOnWriteArrayList<>();
    private final List<Thread> callers = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void sendsTheKeyOfASingleCaller() {
        GetBatcher gets = new GetBatcher(this::echo);
        assertThat(gets.get("a")).isEqualTo(bytes("a"));
        assertThat(gets.get("nothing")).isNull();
        assertThat(commands).containsExactly(List.of("a"), List.of("nothing"));
    }

    @Test
    void sendsTheKeysOfConcurrentCallersAsOneCommand() throws Exception {
        GetBatcher gets = new GetBatcher(this::echo, () -> awaitWaiting(9));
        List<Future<String>> results = getConcurrently(gets, 10);
        for (int i = 0; i < 10; i++) {
            assertThat(results.get(i).get(20, TimeUnit.SECONDS)).isEqualTo("" + i);
        }
        assertThat(commands).hasSize(1);
        assertThat(commands.getFirst()).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void limitsACommandTo64Keys() throws Exception {
        GetBatcher gets = new GetBatcher(this::echo, () -> awaitWaiting(99));
        for (Future<String> result : getConcurrently(gets, 100)) {
            result.get(20, TimeUnit.SECONDS);
        }
        assertThat(commands).extracting(List::size).containsExactly(64, 36);
    }

    @Test
    void failsTheCallersOfAFailedCommandOnly() throws Exception {
        CompletableFuture<List<byte @Nullable []>> pending = new CompletableFuture<>();
        AtomicInteger others = new AtomicInteger(2);
        GetBatcher gets = new GetBatcher(
                keys -> {
                    commands.add(keys);
                    return commands.size() == 1 ? pending : echo(keys);
                },
                () -> awaitWaiting(others.get()));
        List<Future<String>> results = getConcurrently(gets, 3);
        await().until(() -> commands.size() == 1);
        pending.completeExceptionally(new IllegalStateException("unavailable"));
        for (Future<String> result : results) {
            assertThatThrownBy(() -> result.get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("unavailable");
        }
        others.set(0);
        assertThat(gets.get("a")).isEqualTo(bytes("a"));
    }

    @Test
    void failsTheCallersOfACommandThatCannotBeSentOnly() {
        GetBatcher gets = new GetBatcher(keys -> {
            if (keys.contains("bad")) {
                throw new IllegalStateException("not connected");
            }
            return echo(keys);
        });
        assertThatThrownBy(() -> gets.get("bad"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not connected");
        assertThat(gets.get("a")).isEqualTo(bytes("a"));
    }

    private CompletionStage<List<byte @Nullable []>> echo(List<String> keys) {
        commands.add(keys);
        List<byte @Nullable []> values = new ArrayList<>();
        keys.forEach(key -> values.add(key.equals("nothing") ? null : bytes(key)));
        return CompletableFuture.completedFuture(values);
    }

    private List<Future<String>> getConcurrently(GetBatcher gets, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> threads.submit(() -> {
                    callers.add(Thread.currentThread());
                    return text(gets.get("" + i));
                }))
                .toList();
    }

    /** Waits until {@code count} callers wait for their value. */
    private void awaitWaiting(int count) {
        await().until(() -> callers.stream()
                        .filter(thread -> thread != Thread.currentThread() && thread.getState() == Thread.State.WAITING)
                        .count()
                >= count);
    }

    private static String text(byte @Nullable [] value) {
        return value == null ? "none" : new String(value, UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
