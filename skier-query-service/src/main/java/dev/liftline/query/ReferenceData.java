package dev.liftline.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Registered resorts, their seasons and their lifts. Resorts and lifts may be up to 30 seconds old by default; the rest is
 * current. Methods throw Spring's {@code DataAccessException} when the database does not respond and no older value is
 * held.
 */
public interface ReferenceData {

    /**
     * A resort.
     *
     * @param opensAt local time at which its lifts open; rides are counted in minutes after it
     * @param closesAt local time at which its lifts close
     * @param timeZone null if not known
     */
    record Resort(
            int resortId,
            String name,
            LocalTime opensAt,
            LocalTime closesAt,
            @Nullable ZoneId timeZone) {

        /** Minutes from opening to {@code now} if it is {@code date} at the resort; empty on other days, and without a time zone. */
        public OptionalInt minute(LocalDate date, Instant now) {
            if (timeZone == null) {
                return OptionalInt.empty();
            }
            LocalDateTime local = LocalDateTime.ofInstant(now, timeZone);
            return local.toLocalDate().equals(date)
                    ? OptionalInt.of(Math.toIntExact(
                            Duration.between(opensAt, local.toLocalTime()).toMinutes()))
                    : OptionalInt.empty();
        }
    }

    /**
     * A lift.
     *
     * @param vertical metres
     * @param capacity people an hour that it can carry; null if not known
     */
    record Lift(
            int liftId, String name, int vertical, @Nullable Integer capacity) {}

    /** The registered resorts by id. */
    List<Resort> resorts();

    /** A resort; {@code Resort 56} with the usual hours if it is not registered. */
    Resort resort(int resortId);

    /** A resort's name; {@code Resort 56} if it is not registered. */
    String resortName(int resortId);

    /** A resort's registered lifts by id. */
    List<Lift> lifts(int resortId);

    /** A lift; {@code Lift 21} with the usual vertical if it is not registered. */
    Lift lift(int resortId, int liftId);

    /** Whether a resort is registered or has a stored ride. */
    boolean isKnown(int resortId);

    /** A resort's seasons in ascending order. */
    List<Integer> seasons(int resortId);

    /** Registers a season; does nothing if it is registered. */
    void addSeason(int resortId, int seasonId);
}
