package dev.liftline.query;

import java.time.LocalTime;
import java.util.List;
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
     */
    record Resort(int resortId, String name, LocalTime opensAt, LocalTime closesAt) {}

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
