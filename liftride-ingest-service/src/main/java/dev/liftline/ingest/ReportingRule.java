package dev.liftline.ingest;

import dev.liftline.model.FieldError;
import dev.liftline.model.LiftRide;
import dev.liftline.model.RideField;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import java.util.ArrayList;
import java.util.List;

/** Which rides a caller may report: those of its resort and lift. The scanner of a ride is the one that the key belongs to. */
final class ReportingRule {

    private ReportingRule() {}

    /** The ride as it is recorded, or why the caller may not report it. */
    static ParsedRide apply(Caller caller, ParsedRide parsed) {
        return switch (parsed) {
            case ParsedRide.Invalid invalid -> invalid;
            case ParsedRide.Valid(LiftRide ride) -> apply(caller, ride);
        };
    }

    private static ParsedRide apply(Caller caller, LiftRide ride) {
        List<FieldError> errors = new ArrayList<>(0);
        boolean otherResort = !caller.mayUseResort(ride.resortId());
        if (otherResort) {
            errors.add(error(RideField.RESORT_ID, caller.resort(), "resort"));
        }
        if (!caller.mayUseLift(ride.liftId())) {
            errors.add(error(RideField.LIFT_ID, caller.lift(), "lift"));
        }
        if (!errors.isEmpty()) {
            return ParsedRide.Invalid.of(errors, otherResort ? RefusalReason.OTHER_RESORT : RefusalReason.OTHER_LIFT);
        }
        return new ParsedRide.Valid(caller.role() == CallerRole.SCANNER ? ride.withScanner(caller.subject()) : ride);
    }

    private static FieldError error(RideField field, int allowed, String thing) {
        return new FieldError(field.jsonName(), "must be %d, the %s of this key".formatted(allowed, thing));
    }
}
