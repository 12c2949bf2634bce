package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final Outcome ACKNOWLEDGED = Outcome.Acknowledged.INSTANCE;
    private static final Outcome UNAVAILABLE = new Outcome.Unavailable(Outcome.SOON);

    @Test
    void itsOwnerWaitsForTheLastRideWhoeverSettlesIt() throws InterruptedException {
        Settlement settlement = new Settlement(2, in(Duration.ofMinutes(1)));
        settlement.settle(1, ACKNOWLEDGED);
        Thread other = Thread.ofVirtual().start(() -> settlement.settle(0, ACKNOWLEDGED));

        settlement.await();

        assertThat(settlement.outcome(0)).isEqualTo(ACKNOWLEDGED);
        assertThat(settlement.outcome(1)).isEqualTo(ACKNOWLEDGED);
        other.join();
    }

    @Test
    void aRideIsSettledOnce() {
        Settlement settlement = new Settlement(1, in(Duration.ofMinutes(1)));

        assertThat(settlement.settle(0, ACKNOWLEDGED)).isTrue();
        assertThat(settlement.settle(0, UNAVAILABLE)).isFalse();

        assertThat(settlement.outcome(0)).isEqualTo(ACKNOWLEDGED);
    }

    @Test
    void whatIsNotSettledByTheDeadlineIsUnavailable() throws InterruptedException {
        Settlement settlement = new Settlement(2, in(Duration.ofMillis(20)));
        settlement.settle(0, ACKNOWLEDGED);
        Thread clock = Thread.ofVirtual().start(() -> {
            while (!settlement.endsBy(System.nanoTime())) {
                Thread.onSpinWait();
            }
            settlement.wakeOwner();
        });

        settlement.await();

        clock.join();
        assertThat(settlement.outcome(0)).isEqualTo(ACKNOWLEDGED);
        assertThat(settlement.outcome(1)).isEqualTo(UNAVAILABLE);
    }

    @Test
    void anInterruptedOwnerWaitsNoLonger() {
        Settlement settlement = new Settlement(1, in(Duration.ofMinutes(10)));
        Thread.currentThread().interrupt();

        settlement.await();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(settlement.outcome(0)).isEqualTo(UNAVAILABLE);
    }

    private static long in(Duration wait) {
        return System.nanoTime() + wait.toNanos();
    }
}
