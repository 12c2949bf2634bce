package dev.liftline.query.board.search;

import dev.liftline.query.board.SeasonDay;
import java.util.Optional;

/**
 * The newest rides of skiers, and the audit of who searched for them. Throws Spring's {@code DataAccessException} when the database
 * does not respond in time. Safe to call from any thread.
 */
public interface StoredLastLifts {

    /**
     * A ride.
     *
     * @param time minutes after the lifts opened
     */
    record Ride(SeasonDay day, int time, int liftId) {}

    /** The skier with a pass. */
    Optional<Integer> skierWith(String pass);

    /** Records a search. It is committed when this returns. */
    void record(LastLiftSearch search);

    /** The newest ride of a skier at a resort. */
    Optional<Ride> lastRide(int skierId, int resortId);
}
