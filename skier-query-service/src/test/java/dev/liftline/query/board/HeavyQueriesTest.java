package dev.liftline.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HeavyQueriesTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HeavyQueries queries = new HeavyQueries(new BoardProperties(Duration.ofMinutes(15), 2), meters);

    @Test
    void rejectsAThirdQueryWhileTwoRun() {
        assertThatThrownBy(() -> queries.run(() -> queries.run(() -> queries.run(() -> 1))))
                .isInstanceOf(TooManyQueriesException.class);
        assertThat(meters.counter("liftline.query.board.queries.rejected").count())
                .isEqualTo(1);
    }

    @Test
    void aQueryInTurnWaitsForOneThatRuns() {
        CountDownLatch finish = new CountDownLatch(1);
        List<CompletableFuture<Integer>> running = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> queries.run(() -> waitFor(finish)), Thread::startVirtualThread))
                .limit(2)
                .toList();
        Awaitility.await().until(this::isFull);
        CompletableFuture<Integer> waiting = new CompletableFuture<>();
        Thread reader = Thread.ofPlatform().start(() -> waiting.complete(queries.runInTurn(() -> 7)));
        Awaitility.await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
        finish.countDown();
        assertThat(waiting.join()).isEqualTo(7);
        assertThat(running).allSatisfy(query -> assertThat(query.join()).isZero());
    }

    private boolean isFull() {
        try {
            return queries.run(() -> false);
        } catch (TooManyQueriesException full) {
            return true;
        }
    }

    private static int waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void rejectsAQueryInTurnAfterASecond() {
        assertThatThrownBy(() -> queries.run(() -> queries.run(() -> queries.runInTurn(() -> 1))))
                .isInstanceOf(TooManyQueriesException.class);
    }

    @Test
    void admitsFurtherQueriesAfterFailures() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> queries.run(() -> {
                        throw new IllegalStateException("failed");
                    }))
                    .hasMessage("failed");
        }
        assertThat(queries.<Integer>run(() -> queries.run(() -> 7))).isEqualTo(7);
    }
}
