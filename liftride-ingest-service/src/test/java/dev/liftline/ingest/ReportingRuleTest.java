package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.FieldError;
import dev.liftline.model.LiftRide;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportingRuleTest {

    private static final LiftRide RIDE = new LiftRide(3, 2025, 7, 12345, 21, 217, Instant.EPOCH, "claimed");

    @Test
    void aScannerReportsUnderItsOwnName() {
        assertThat(ReportingRule.apply(scanner(3, 21), new ParsedRide.Valid(RIDE)))
                .isEqualTo(new ParsedRide.Valid(RIDE.withScanner("gate-1")));
        assertThat(ReportingRule.apply(scanner(Caller.ANY, Caller.ANY), new ParsedRide.Valid(RIDE)))
                .isInstanceOf(ParsedRide.Valid.class);
    }

    @Test
    void aRideOfAnotherResortOrLiftIsRejectedWithFieldAndRule() {
        assertThat(ReportingRule.apply(scanner(4, 22), new ParsedRide.Valid(RIDE)))
                .isEqualTo(ParsedRide.Invalid.of(
                        List.of(
                                new FieldError("resortID", "must be 4, the resort of this key"),
                                new FieldError("liftID", "must be 22, the lift of this key")),
                        RefusalReason.OTHER_RESORT));
    }

    @Test
    void aRideOfAnotherLiftOfTheResortIsRejectedForThatReason() {
        assertThat(ReportingRule.apply(scanner(3, 22), new ParsedRide.Valid(RIDE)))
                .isEqualTo(ParsedRide.Invalid.of(
                        List.of(new FieldError("liftID", "must be 22, the lift of this key")),
                        RefusalReason.OTHER_LIFT));
    }

    @Test
    void anAdministratorReportsForAnyScanner() {
        Caller admin = new Caller(CallerRole.ADMIN, "key-1", "night-shift", Caller.ANY, Caller.ANY);
        assertThat(ReportingRule.apply(admin, new ParsedRide.Valid(RIDE))).isEqualTo(new ParsedRide.Valid(RIDE));
    }

    @Test
    void anInvalidRideStaysAsItIs() {
        ParsedRide.Invalid invalid = ParsedRide.Invalid.of(List.of(new FieldError("time", "is required")));
        assertThat(ReportingRule.apply(scanner(4, 22), invalid)).isSameAs(invalid);
    }

    private static Caller scanner(int resort, int lift) {
        return new Caller(CallerRole.SCANNER, "key-1", "gate-1", resort, lift);
    }
}
