package dev.liftline.ingest;

import dev.liftline.model.FieldError;
import dev.liftline.model.LiftRide;
import dev.liftline.model.json.RideDraft;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A ride of a request: valid, or with all its errors. */
public sealed interface ParsedRide {

    /** The ride of a complete draft, or its errors. */
    static ParsedRide of(RideDraft draft, Instant receivedAt) {
        return draft.isValid() ? new Valid(draft.ride(receivedAt)) : Invalid.of(draft.errors());
    }

    /** A ride that can be recorded. */
    record Valid(LiftRide ride) implements ParsedRide {}

    /**
     * A ride that cannot be recorded.
     *
     * @param message one sentence for the client
     * @param errors the fields that break their rules; empty if the JSON is unreadable
     */
    record Invalid(String message, List<FieldError> errors, RefusalReason reason) implements ParsedRide {

        public Invalid {
            errors = List.copyOf(errors);
        }

        /** With a message that lists the errors, of fields that are invalid themselves. */
        public static Invalid of(List<FieldError> errors) {
            return of(errors, RefusalReason.INVALID_FIELD);
        }

        /** With a message that lists the errors. */
        static Invalid of(List<FieldError> errors, RefusalReason reason) {
            return new Invalid(
                    errors.stream()
                            .map(FieldError::sentence)
                            .collect(Collectors.joining("; ", "The ride is not valid: ", ".")),
                    errors,
                    reason);
        }
    }
}
