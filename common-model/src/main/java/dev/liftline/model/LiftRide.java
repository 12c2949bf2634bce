package dev.liftline.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One ride of one skier on one lift, as a record of {@link Topics#LIFT_RIDES}. Immutable and valid by construction.
 *
 * <p>The identity is (season, day, resort, skier, time, lift), because a skier cannot board a lift twice in a minute. Two
 * records with the same identity are one ride, even if {@code receivedAt} or {@code scannerId} differ.
 *
 * @param resortId 1 to 2147483647
 * @param seasonId the season's four digits as a number, 0 to 9999
 * @param dayId day of the season, 1 to 366
 * @param skierId 1 to 2147483647
 * @param liftId 1 to 32767
 * @param time minutes after the lifts opened, 0 to 1440
 * @param receivedAt when the ingest service received it, UTC
 * @param scannerId the scanner that read the pass; null if the request did not name it
 */
public record LiftRide(
        int resortId,
        int seasonId,
        int dayId,
        int skierId,
        int liftId,
        int time,
        Instant receivedAt,
        @Nullable String scannerId) {

    /** @throws IllegalArgumentException if a field is out of range; names the first one */
    public LiftRide {
        require(RideField.RESORT_ID, resortId);
        require(RideField.SEASON_ID, seasonId);
        require(RideField.DAY_ID, dayId);
        require(RideField.SKIER_ID, skierId);
        require(RideField.LIFT_ID, liftId);
        require(RideField.TIME, time);
        if (receivedAt == null) {
            throw new IllegalArgumentException("receivedAt is required");
        }
        if (scannerId != null && !ScannerId.isValid(scannerId)) {
            throw new IllegalArgumentException("scannerId " + ScannerId.RULE);
        }
    }

    /** The same ride, read by this scanner. */
    public LiftRide withScanner(String scanner) {
        return new LiftRide(resortId, seasonId, dayId, skierId, liftId, time, receivedAt, scanner);
    }

    private static void require(RideField field, int value) {
        if (!field.allows(value)) {
            throw new IllegalArgumentException(field.jsonName() + " " + field.rule() + ", not " + value);
        }
    }
}
