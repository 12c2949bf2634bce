package dev.liftline.drills.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.testkit.rides.FieldRide;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Books that do not add up are found out, each in its own way. */
class RideCheckTest {

    private static final long A = new FieldRide(1, 1, 1, 1, 1).key();
    private static final long B = new FieldRide(1, 1, 2, 1, 1).key();
    private static final long C = new FieldRide(1, 1, 3, 1, 1).key();

    @Test
    void booksThatAddUpHold() {
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
    void aStoredRideThatNobodyReportedIsNamed() {
        assertThat(onlyWrong(RideCheck.compare(keys(A), keys(A), keys(), keys(A, C)))
                        .check())
                .isEqualTo("stored rides were reported");
    }

    @Test
    void aRideThatIsStoredTwiceIsDoubled() {
        assertThat(onlyWrong(RideCheck.compare(keys(A), keys(A), keys(), keys(A, A)))
                        .kind())
                .isEqualTo(Kind.DOUBLED);
    }

    @Test
    void aRefusedRideThatIsStoredIsNamed() {
        assertThat(onlyWrong(RideCheck.compare(keys(A), keys(A, B), keys(B), keys(A, B)))
                        .check())
                .isEqualTo("refused rides are not stored");
    }

    @Test
    void aRideOfUnknownFateMayBeStoredOrNot() {
        assertThat(RideCheck.compare(keys(A), keys(A, B), keys(), keys(A, B))).allMatch(CheckResult::holds);
        assertThat(RideCheck.compare(keys(A), keys(A, B), keys(), keys(A))).allMatch(CheckResult::holds);
    }

    private static long[] keys(long... keys) {
        return keys;
    }

    private static CheckResult onlyWrong(List<CheckResult> verdicts) {
        assertThat(verdicts).filteredOn(verdict -> !verdict.holds()).hasSize(1);
        return verdicts.stream().filter(verdict -> !verdict.holds()).findFirst().orElseThrow();
    }
}
