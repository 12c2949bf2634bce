package dev.liftline.ingest;

import dev.liftline.model.FieldError;
import dev.liftline.model.LiftRide;
import dev.liftline.model.json.RideDraft;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A ride as a scanner sent it: valid, or with everything that is wrong with it. */
public sealed interface Submission {

    /** The ride of a complete draft, or every error of it. */
    static Submission of(RideDraft draft, Instant receivedAt) {
        return draft.isValid() ? new Valid(draft.ride(receivedAt)) : Invalid.of(draft.errors());
    }

    /** A ride fit to be recorded. */
    record Valid(LiftRide ride) implements Submission {}

    /**
     * What will never be a ride.
     *
     * @param message one sentence for the client
     * @param errors the fields that failed; empty when the JSON itself could not be read
     */
    record Invalid(String message, List<FieldError> errors) implements Submission {

        public Invalid {
            errors = List.copyOf(errors);
        }

        /** Says in its message what fails in every field. */
        public static Invalid of(List<FieldError> errors) {
            return new Invalid(
                    errors.stream()
                            .map(FieldError::sentence)
                            .collect(Collectors.joining("; ", "The ride is not valid: ", ".")),
                    errors);
        }
    }
}
