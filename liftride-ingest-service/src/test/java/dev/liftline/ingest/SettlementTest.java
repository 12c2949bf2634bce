package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final Outcome ACKNOWLEDGED = Outcome.Acknowledged.INSTANCE;
    private static final Outcome UNAVAILABLE = new Outcome.Unavailable(Outcome.SOON);

    @Test
    void itsOwnerWaitsForTheLastRideWhoeverSettlesIt() throws InterruptedException {
        Settlement settlement = new Settlement(2);
        settlement.settle(1, ACKNOWLEDGED);
        Thread other = Thread.ofVirtual().start(() -> settlement.settle(0, ACKNOWLEDGED));

        settlement.await(deadline(Duration.ofMinutes(1)));

        assertThat(settlement.outcome(0)).isEqualTo(ACKNOWLEDGED);
        assertThat(settlement.outcome(1)).isEqualTo(ACKNOWLEDGED);
        other.join();
    }

    @Test
    void aRideIsSettledOnce() {
        Settlement settlement = new Settlement(1);

        assertThat(settlement.settle(0, ACKNOWLEDGED)).isTrue();
        assertThat(settlement.settle(0, UNAVAILABLE)).isFalse();

        assertThat(settlement.outcome(0)).isEqualTo(ACKNOWLEDGED);
    }

    @Test
    void whatIsNotSettledByTheDeadlineIsUnavailable() {
        Settlement settlement = new Settlement(2);
        settlement.settle(0, ACKNOWLEDGED);

        settlement.await(deadline(Duration.ofMillis(20)));

        assertThat(settlement.outcome(0)).isEqualTo(ACKNOWLEDGED);
        assertThat(settlement.outcome(1)).isEqualTo(UNAVAILABLE);
    }

    @Test
    void anInterruptedOwnerWaitsNoLonger() {
        Settlement settlement = new Settlement(1);
        Thread.currentThread().interrupt();

        settlement.await(deadline(Duration.ofMinutes(10)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(settlement.outcome(0)).isEqualTo(UNAVAILABLE);
    }

    private static long deadline(Duration wait) {
        return System.nanoTime() + wait.toNanos();
    }
}
