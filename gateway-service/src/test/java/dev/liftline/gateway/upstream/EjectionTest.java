package dev.liftline.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EjectionTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Ejection ejection = new Ejection(new EjectionPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(5)));

    @Test
    void onlyConsecutiveFailuresEject() {
        assertThat(ejection.failed(0, true)).isFalse();
        assertThat(ejection.failed(0, true)).isFalse();
        ejection.succeeded(0);
        assertThat(ejection.failed(0, true)).isFalse();
        assertThat(ejection.failed(0, true)).isFalse();
        assertThat(ejection.allows(0, 9)).isTrue();
        assertThat(ejection.failed(0, true)).isTrue();
        assertThat(ejection.allows(0, 0)).isFalse();
    }

    @Test
    void failuresThatMayNotEjectCountForTheNextThatMay() {
        for (int i = 0; i < 5; i++) {
            assertThat(ejection.failed(0, false)).isFalse();
        }
        assertThat(ejection.allows(0, 9)).isTrue();
        assertThat(ejection.failed(0, true)).isTrue();
    }

    @Test
    void allowsOneTrialRequestAfterTheTime() {
        ejectAt(0);
        assertThat(ejection.allows(SECOND - 1, 0)).isFalse();
        assertThat(ejection.allows(SECOND, 0)).isTrue();
        assertThat(ejection.allows(SECOND, 1)).isFalse();
        ejection.succeeded(SECOND);
        assertThat(ejection.allows(SECOND, 50)).isTrue();
    }

    @Test
    void aFailedTrialDoublesTheTimeUpToTheMaximum() {
        ejectAt(0);
        assertThat(ejection.failed(SECOND, true)).isTrue();
        assertThat(ejection.allows(3 * SECOND - 1, 0)).isFalse();
        assertThat(ejection.failed(3 * SECOND, true)).isTrue();
        assertThat(ejection.allows(7 * SECOND - 1, 0)).isFalse();
        assertThat(ejection.failed(7 * SECOND, true)).isTrue();
        assertThat(ejection.allows(12 * SECOND - 1, 0)).isFalse();
        assertThat(ejection.allows(12 * SECOND, 0)).isTrue();
    }

    @Test
    void aFailedTrialThatMayNotEjectLeavesTheReplicaOnTrial() {
        ejectAt(0);
        assertThat(ejection.failed(SECOND, false)).isFalse();
        assertThat(ejection.allows(SECOND, 0)).isTrue();
        assertThat(ejection.failed(SECOND, true)).isTrue();
        assertThat(ejection.allows(3 * SECOND - 1, 0)).isFalse();
    }

    @Test
    void requestsInFlightAtTheEjectionChangeNothing() {
        ejectAt(0);
        assertThat(ejection.failed(1, true)).isFalse();
        ejection.succeeded(2);
        assertThat(ejection.isEjected()).isTrue();
        assertThat(ejection.allows(SECOND, 0)).isTrue();
    }

    @Test
    void startsWithTheBaseTimeAfterALongTimeWithoutFailures() {
        ejectAt(0);
        ejection.succeeded(SECOND);
        ejectAt(2 * SECOND);
        assertThat(ejection.allows(4 * SECOND - 1, 0)).isFalse();
        ejection.succeeded(4 * SECOND);
        ejectAt(10 * SECOND);
        assertThat(ejection.allows(11 * SECOND, 0)).isTrue();
    }

    private void ejectAt(long now) {
        ejection.failed(now, true);
        ejection.failed(now, true);
        assertThat(ejection.failed(now, true)).isTrue();
    }
}
