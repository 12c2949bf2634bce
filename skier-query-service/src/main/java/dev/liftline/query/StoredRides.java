package dev.liftline.query;

import java.util.List;
import java.util.Optional;

/**
 * Reads the stored rides and their totals, with the names of {@link ReferenceData}. Each call sees one committed state of
 * rides, and throws Spring's {@code DataAccessException} when the database does not respond in time. Safe to call from any
 * thread.
 */
public interface StoredRides {

    /** The total of a skier's day; empty without rides. */
    Optional<SkierDayTotal> total(SkierDay day);

    /** The rides of a skier's day by time, then lift. */
    List<SkierRides.Ride> rides(SkierDay day);

    /** The totals of a skier's days by season, then day, then resort. */
    List<SkierDayTotal> totals(int skierId);

    /** A resort's day; zero and empty without rides. */
    ResortDay resortDay(int resortId, int seasonId, int dayId);
}
