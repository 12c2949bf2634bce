package dev.liftline.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.drills.clients.Count;
import dev.liftline.drills.plan.ExpectedImpact.Impact;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientImpactTest {

    private static final Count FINE = new Count(1_000, 0, 0);
    private static final Count SOME = new Count(1_000, 2, 1);

    @Test
    void everyErrorCountsIfNoneIsExpected() {
        assertThat(ClientImpact.byScanners(Impact.NOTHING, FINE, 1).wrong()).isZero();
        assertThat(ClientImpact.byScanners(Impact.NOTHING, SOME, 2).wrong()).isEqualTo(3);
        assertThat(ClientImpact.byReaders(Impact.NOTHING, SOME).wrong()).isEqualTo(3);
    }

    @Test
    void oneRetryIsAllowedAndTwoAreNot() {
        assertThat(ClientImpact.byScanners(Impact.RETRY, SOME, 2).wrong()).isZero();
        assertThat(ClientImpact.byScanners(Impact.RETRY, SOME, 4).wrong()).isEqualTo(2);
        assertThat(ClientImpact.byReaders(Impact.RETRY, SOME).wrong()).isZero();
        assertThat(ClientImpact.byReaders(Impact.RETRY, new Count(1_000, 150, 60))
                        .wrong())
                .isEqualTo(10);
    }

    @Test
    void aLongLagIsAViolation() {
        assertThat(ClientImpact.byStorage(Duration.ofSeconds(10), 10).holds()).isTrue();
        assertThat(ClientImpact.byStorage(Duration.ofSeconds(10), 12).wrong()).isEqualTo(2);
    }

    @Test
    void anExpectedOutageAllowsErrors() {
        assertThat(ClientImpact.byScanners(Impact.OUTAGE, SOME, 9).holds()).isTrue();
        assertThat(ClientImpact.byReaders(Impact.OUTAGE, SOME).holds()).isTrue();
    }
}
