package dev.liftline.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.drills.plan.ExpectedImpact.Notice;
import dev.liftline.drills.report.DrillResult.Count;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientImpactTest {

    private static final Count FINE = new Count(1_000, 0, 0);
    private static final Count SOME = new Count(1_000, 2, 1);

    @Test
    void whereNothingMayBeNoticedEveryErrorCounts() {
        assertThat(ClientImpact.byScanners(Notice.NOTHING, FINE, 1).wrong()).isZero();
        assertThat(ClientImpact.byScanners(Notice.NOTHING, SOME, 2).wrong()).isEqualTo(3);
        assertThat(ClientImpact.byPhones(Notice.NOTHING, SOME).wrong()).isEqualTo(3);
    }

    @Test
    void whereARetryIsAllowedNoRideMayNeedTwo() {
        assertThat(ClientImpact.byScanners(Notice.RETRY, SOME, 2).wrong()).isZero();
        assertThat(ClientImpact.byScanners(Notice.RETRY, SOME, 4).wrong()).isEqualTo(2);
        assertThat(ClientImpact.byPhones(Notice.RETRY, SOME).wrong()).isZero();
        assertThat(ClientImpact.byPhones(Notice.RETRY, new Count(1_000, 150, 60))
                        .wrong())
                .isEqualTo(10);
    }

    @Test
    void ridesThatWaitTooLongAreNoticed() {
        assertThat(ClientImpact.byStorage(Duration.ofSeconds(10), 10).holds()).isTrue();
        assertThat(ClientImpact.byStorage(Duration.ofSeconds(10), 12).wrong()).isEqualTo(2);
    }

    @Test
    void anOutageMayBeNoticed() {
        assertThat(ClientImpact.byScanners(Notice.OUTAGE, SOME, 9).holds()).isTrue();
        assertThat(ClientImpact.byPhones(Notice.OUTAGE, SOME).holds()).isTrue();
    }
}
