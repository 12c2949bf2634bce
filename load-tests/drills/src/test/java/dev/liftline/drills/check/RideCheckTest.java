package dev.liftline.drills.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.testkit.rides.ReferenceRide;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finds each difference between reported and stored rides. */
class RideCheckTest {

    private static final long A = new ReferenceRide(1, 1, 1, 1, 1).key();
    private static final long B = new ReferenceRide(1, 1, 2, 1, 1).key();
    private static final long C = new ReferenceRide(1, 1, 3, 1, 1).key();

    @Test
    void equalRidesHold() {
        assertThat(RideCheck.compare(keys(A, B), keys(A, B, C), keys(C), keys(B, A)))
                .allMatch(CheckResult::holds);
    }

    @Test
    void anAcknowledgedRideThatIsNotStoredIsLost() {
        CheckResult lost = onlyWrong(RideCheck.compare(keys(A, B), keys(A, B), keys(), keys(A)));

        assertThat(lost.kind()).isEqualTo(Kind.LOST);
        assertThat(lost.wrong()).isEqualTo(1);
        assertThat(lost.detail()).contains("skier=2");
    }

    @Test
    void findsAStoredRideThatWasNotReported() {
        assertThat(onlyWrong(RideCheck.compare(keys(A), keys(A), keys(), keys(A, C)))
                        .check())
                .isEqualTo("stored rides were reported");
    }

    @Test
    void aRideThatIsStoredTwiceIsADuplicate() {
        assertThat(onlyWrong(RideCheck.compare(keys(A), keys(A), keys(), keys(A, A)))
                        .kind())
                .isEqualTo(Kind.DUPLICATE);
    }

    @Test
    void findsAStoredRideThatWasReportedAsNotRecorded() {
        assertThat(onlyWrong(RideCheck.compare(keys(A), keys(A, B), keys(B), keys(A, B)))
                        .check())
                .isEqualTo("rides reported as not recorded are not stored");
    }

    @Test
    void anUnknownRideMayBeStoredOrNot() {
        assertThat(RideCheck.compare(keys(A), keys(A, B), keys(), keys(A, B))).allMatch(CheckResult::holds);
        assertThat(RideCheck.compare(keys(A), keys(A, B), keys(), keys(A))).allMatch(CheckResult::holds);
    }

    private static long[] keys(long... keys) {
        return keys;
    }

    private static CheckResult onlyWrong(List<CheckResult> verdicts) {
        assertThat(verdicts).filteredOn(check -> !check.holds()).hasSize(1);
        return verdicts.stream().filter(check -> !check.holds()).findFirst().orElseThrow();
    }
}
