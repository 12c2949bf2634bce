package dev.liftline.model.json;

import dev.liftline.model.FieldError;
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

/** Collects the fields of one ride, valid or not, in any order. Not thread-safe. */
public final class RideDraft {

    private static final RideField[] FIELDS = RideField.values();
    private static final String REQUIRED = "is required";

    private final String scannerName;
    private final Set<RideField> missing = EnumSet.allOf(RideField.class);
    private final Set<RideField> valid = EnumSet.noneOf(RideField.class);
    /** Indexed by the ordinal of {@link RideField}. */
    private final int[] values = new int[FIELDS.length];

    private @Nullable Instant received;
    private @Nullable String scannerId;
    private boolean scannerRejected;
    private @Nullable String firstRejected;

    /** @param scannerName the client's name for the scanner's id */
    public RideDraft(String scannerName) {
        this.scannerName = scannerName;
    }

    /** Sets a field that was parsed from text; an empty value breaks its rule. */
    public void set(RideField field, OptionalInt value) {
        if (value.isPresent()) {
            set(field, value.getAsInt());
        } else {
            reject(field, field.jsonName());
        }
    }

    /** Sets the scanner's id, valid or not. */
    public void setScannerId(String id) {
        scannerId = id;
    }

    /** Whether every field but {@code receivedAt} is present and obeys its rule. */
    public boolean isValid() {
        return valid.size() == FIELDS.length && isScannerValid();
    }

    /**
     * The ride.
     *
     * @throws IllegalArgumentException naming the first field that breaks its rule
     */
    public LiftRide ride(Instant receivedAt) {
        return new LiftRide(
                values[index(RideField.RESORT_ID)],
                values[index(RideField.SEASON_ID)],
                values[index(RideField.DAY_ID)],
                values[index(RideField.SKIER_ID)],
                values[index(RideField.LIFT_ID)],
                values[index(RideField.TIME)],
                receivedAt,
                scannerId);
    }

    /** Every field that is missing or breaks its rule, in the order of {@link RideField}. */
    public List<FieldError> errors() {
        return errors(true);
    }

    /** Every field that is present and breaks its rule, in the order of {@link RideField}. */
    public List<FieldError> errorsOfPresentFields() {
        return errors(false);
    }

    /** Sets a value of the right type, in its range or not. */
    void set(RideField field, int value) {
        missing.remove(field);
        if (field.allows(value)) {
            valid.add(field);
        }
        values[index(field)] = value;
    }

    /** Marks a field as present with a value of the wrong type. */
    void reject(RideField field, String name) {
        missing.remove(field);
        reject(name);
    }

    /** Marks the scanner's id as present with a value of the wrong type. */
    void rejectScannerId(String name) {
        scannerRejected = true;
        reject(name);
    }

    /** Remembers the first field with a value of the wrong type. */
    void reject(String name) {
        if (firstRejected == null) {
            firstRejected = name;
        }
    }

    void setReceivedAt(Instant receivedAt) {
        received = receivedAt;
    }

    @Nullable
    Instant receivedAt() {
        return received;
    }

    /** The first field with a value of the wrong type, else the first missing one as records name it, else null. */
    @Nullable
    String firstUnusable() {
        if (firstRejected != null) {
            return firstRejected;
        }
        return missing.isEmpty() ? null : missing.iterator().next().recordName();
    }

    private List<FieldError> errors(boolean missingToo) {
        List<FieldError> errors = new ArrayList<>(0);
        for (RideField field : FIELDS) {
            if (missing.contains(field)) {
                if (missingToo) {
                    errors.add(new FieldError(field.jsonName(), REQUIRED));
                }
            } else if (!valid.contains(field)) {
                errors.add(new FieldError(field.jsonName(), field.rule()));
            }
        }
        if (!isScannerValid()) {
            errors.add(new FieldError(scannerName, ScannerId.RULE));
        }
        return errors;
    }

    @SuppressWarnings("EnumOrdinal") // an index of this class's array
    private static int index(RideField field) {
        return field.ordinal();
    }

    private boolean isScannerValid() {
        return !scannerRejected && (scannerId == null || ScannerId.isValid(scannerId));
    }
}
