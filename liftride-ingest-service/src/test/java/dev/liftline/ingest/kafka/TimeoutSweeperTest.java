package dev.liftline.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.ingest.RideResult;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimeoutSweeperTest {

    private final TimeoutSweeper sweeper = new TimeoutSweeper();
    private final AtomicReference<PendingAcks> watched = new AtomicReference<>();

    @Test
    void wakesARequestAtItsDeadline() {
        Thread owner = waiting(Duration.ofMillis(200));

        await().until(() -> {
            sweeper.wakeExpired();
            return !owner.isAlive();
        });

        assertThat(watched.get().isExpired(System.nanoTime())).isTrue();
    }

    @Test
    void leavesARequestWaitingBeforeItsDeadline() throws InterruptedException {
        Thread owner = waiting(Duration.ofMinutes(10));

        assertThat(sweeper.wakeExpired()).isZero();

        watched.get().complete(0, RideResult.Acknowledged.INSTANCE);
        owner.join();
        assertThat(sweeper.wakeExpired()).isEqualTo(1);
    }

    private Thread waiting(Duration timeout) {
        Thread owner = Thread.ofVirtual().start(() -> {
            PendingAcks acks = new PendingAcks(1, System.nanoTime() + timeout.toNanos());
            watched.set(acks);
            sweeper.watch(acks);
            acks.await();
        });
        await().until(() -> owner.getState() == Thread.State.WAITING || !owner.isAlive());
        return owner;
    }
}
