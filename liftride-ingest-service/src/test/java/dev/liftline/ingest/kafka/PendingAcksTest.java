package dev.liftline.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.ingest.RideResult;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PendingAcksTest {

    private static final RideResult ACKNOWLEDGED = RideResult.Acknowledged.INSTANCE;
    private static final RideResult UNAVAILABLE = new RideResult.Unavailable(RideResult.RETRY_SOON);

    private final AtomicInteger completed = new AtomicInteger();

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
        PendingAcks acks = acks(1, Duration.ofMinutes(1));

        acks.complete(0, ACKNOWLEDGED);
        acks.complete(0, UNAVAILABLE);

        assertThat(acks.results()).containsExactly(ACKNOWLEDGED);
        assertThat(completed).hasValue(1);
    }

    @Test
    void reportsRidesWithoutResultAtTheDeadlineAsUnavailable() {
        PendingAcks acks = acks(2, Duration.ZERO);
        acks.complete(0, ACKNOWLEDGED);

        acks.await();

        assertThat(acks.results()).containsExactly(ACKNOWLEDGED, UNAVAILABLE);
        acks.complete(1, ACKNOWLEDGED);
        assertThat(completed).hasValue(2);
    }

    @Test
    void stopsWaitingWhenInterrupted() {
        PendingAcks acks = acks(1, Duration.ofMinutes(10));
        Thread.currentThread().interrupt();

        acks.await();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(acks.results()).containsExactly(UNAVAILABLE);
    }

    private PendingAcks acks(int rides, Duration timeout) {
        return new PendingAcks(rides, System.nanoTime() + timeout.toNanos(), completed::incrementAndGet);
    }
}
