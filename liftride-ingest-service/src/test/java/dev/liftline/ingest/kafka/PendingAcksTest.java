package dev.liftline.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.ingest.RideResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PendingAcksTest {

    private static final RideResult ACKNOWLEDGED = RideResult.Acknowledged.INSTANCE;
    private static final RideResult UNAVAILABLE = new RideResult.Unavailable(RideResult.DEFAULT_RETRY_AFTER);

    @Test
    void awaitsTheLastRideFromAnyThread() throws InterruptedException {
        PendingAcks acks = acks(2, Duration.ofMinutes(1));
        acks.complete(1, ACKNOWLEDGED);
        Thread other = Thread.ofVirtual().start(() -> acks.complete(0, ACKNOWLEDGED));

        acks.await();

        assertThat(acks.results()).containsExactly(ACKNOWLEDGED, ACKNOWLEDGED);
        other.join();
    }

    @Test
    void completesARideOnce() {
        PendingAcks acks = acks(2, Duration.ofMinutes(1));

        acks.complete(0, ACKNOWLEDGED);
        acks.complete(0, UNAVAILABLE);
        assertThat(acks.isOver(System.nanoTime())).isFalse();
        acks.complete(1, ACKNOWLEDGED);

        assertThat(acks.results()).containsExactly(ACKNOWLEDGED, ACKNOWLEDGED);
        assertThat(acks.isOver(System.nanoTime())).isTrue();
    }

    @Test
    void reportsRidesWithoutResultAtTheDeadlineAsUnavailable() {
        PendingAcks acks = acks(2, Duration.ZERO);
        acks.complete(0, ACKNOWLEDGED);

        acks.await();

        assertThat(acks.results()).containsExactly(ACKNOWLEDGED, UNAVAILABLE);
    }

    @Test
    void stopsWaitingWhenInterrupted() {
        PendingAcks acks = acks(1, Duration.ofMinutes(10));
        Thread.currentThread().interrupt();

        acks.await();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(acks.results()).containsExactly(UNAVAILABLE);
    }

    private static PendingAcks acks(int rides, Duration timeout) {
        return new PendingAcks(rides, System.nanoTime() + timeout.toNanos());
    }
}
