package dev.liftline.ingest.web;

import dev.liftline.ingest.FieldError;
import dev.liftline.ingest.Submission;
import dev.liftline.model.LiftRide;
import dev.liftline.model.RideField;
import dev.liftline.model.ScannerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ride whose fields arrive one by one, good or bad; at the end it says everything that is wrong. For one thread. */
final class RideDraft {

    private static final RideField[] FIELDS = RideField.values();

    private final String scannerField;
    private final Set<RideField> arrived = EnumSet.noneOf(RideField.class);
    private final Set<RideField> right = EnumSet.noneOf(RideField.class);
    private int resortId;
    private int seasonId;
    private int dayId;
    private int skierId;
    private int liftId;
    private int time;
    private @Nullable String scannerId;

    /** @param scannerField what the client calls the scanner's id */
    RideDraft(String scannerField) {
        this.scannerField = scannerField;
    }

    /** Takes a field's value, or that it is none. */
    void set(RideField field, OptionalInt value) {
        if (value.isPresent()) {
            set(field, value.getAsInt());
        } else {
            setWrong(field);
        }
    }

    /** Takes a field's value, which the field allows. */
    void set(RideField field, int value) {
        arrived.add(field);
        right.add(field);
        switch (field) {
            case RESORT_ID -> resortId = value;
            case SEASON_ID -> seasonId = value;
            case DAY_ID -> dayId = value;
            case SKIER_ID -> skierId = value;
            case LIFT_ID -> liftId = value;
            case TIME -> time = value;
        }
    }

    /** Takes note that a field arrived with a value that is none. */
    void setWrong(RideField field) {
        arrived.add(field);
        right.remove(field);
    }

    /** Takes the scanner's id; an empty text stands for one that is no text. */
    void setScannerId(String id) {
        scannerId = id;
    }

    /** The ride, or each field that fails, in the order of {@link RideField}. */
    Submission submit(Instant receivedAt) {
        return right.size() == FIELDS.length && isScannerRight()
                ? new Submission.Valid(
                        new LiftRide(resortId, seasonId, dayId, skierId, liftId, time, receivedAt, scannerId))
                : Submission.Invalid.of(errors(true));
    }

    /** What is known to be wrong with fields that did arrive, where the rest could not be read. */
    Submission unreadable(String message) {
        return new Submission.Invalid(message, errors(false));
    }

    private List<FieldError> errors(boolean complete) {
        List<FieldError> errors = new ArrayList<>(0);
        for (RideField field : FIELDS) {
            if (right.contains(field)) {
                continue;
            }
            if (arrived.contains(field)) {
                errors.add(new FieldError(field.jsonName(), field.rule()));
            } else if (complete) {
                errors.add(new FieldError(field.jsonName(), "is required"));
            }
        }
        if (!isScannerRight()) {
            errors.add(new FieldError(scannerField, ScannerId.RULE));
        }
        return errors;
    }

    private boolean isScannerRight() {
        return scannerId == null || ScannerId.isValid(scannerId);
    }
}
