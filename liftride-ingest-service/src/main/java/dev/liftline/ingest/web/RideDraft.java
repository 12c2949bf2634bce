package dev.liftline.ingest.web;

import dev.liftline.ingest.FieldError;
import dev.liftline.ingest.Submission;
import dev.liftline.model.LiftRide;
import dev.liftline.model.RideField;
import dev.liftline.model.ScannerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A ride whose fields arrive one by one, good or bad; at the end it says everything that is wrong. For one thread. */
final class RideDraft {

    private static final RideField[] FIELDS = RideField.values();

    private final String scannerField;
    // A field that arrived wrong is there, but empty.
    private final Map<RideField, OptionalInt> values = new EnumMap<>(RideField.class);
    private @Nullable String scannerId;

    /** @param scannerField what the client calls the scanner's id */
    RideDraft(String scannerField) {
        this.scannerField = scannerField;
    }

    /** Takes a field's value, or that it is none. */
    void set(RideField field, OptionalInt value) {
        values.put(field, value);
    }

    /** Takes the scanner's id; an empty text stands for one that is no text. */
    void setScannerId(String id) {
        scannerId = id;
    }

    /** The ride, or each field that fails, in the order of {@link RideField}. */
    Submission submit(Instant receivedAt) {
        List<FieldError> errors = errors(true);
        return errors.isEmpty()
                ? new Submission.Valid(new LiftRide(
                        value(RideField.RESORT_ID),
                        value(RideField.SEASON_ID),
                        value(RideField.DAY_ID),
                        value(RideField.SKIER_ID),
                        value(RideField.LIFT_ID),
                        value(RideField.TIME),
                        receivedAt,
                        scannerId))
                : Submission.Invalid.of(errors);
    }

    /** What is known to be wrong with fields that did arrive, where the rest could not be read. */
    Submission unreadable(String message) {
        return new Submission.Invalid(message, errors(false));
    }

    private List<FieldError> errors(boolean complete) {
        List<FieldError> errors = new ArrayList<>(0);
        for (RideField field : FIELDS) {
            OptionalInt value = values.get(field);
            if (value == null) {
                if (complete) {
                    errors.add(new FieldError(field.jsonName(), "is required"));
                }
            } else if (value.isEmpty()) {
                errors.add(new FieldError(field.jsonName(), field.rule()));
            }
        }
        if (scannerId != null && !ScannerId.isValid(scannerId)) {
            errors.add(new FieldError(scannerField, ScannerId.RULE));
        }
        return errors;
    }

    private int value(RideField field) {
        return Objects.requireNonNull(values.get(field)).getAsInt();
    }
}
