package dev.liftline.query;

import java.util.List;

/**
 * What is registered: resorts, their seasons, their lifts. Names may be up to half a minute old; the rest is current. Throws
 * Spring's {@code DataAccessException} when the database cannot answer and nothing older is at hand.
 */
public interface ReferenceData {

    /** The registered resorts by id. */
    List<Resorts.Resort> resorts();

    /** A resort's name; {@code Resort 56} where it is not registered. */
    String resortName(int resortId);

    /** A lift's name; {@code Lift 21} where its resort has not registered it. */
    String liftName(int resortId, int liftId);

    /** Whether a resort is registered, or a ride at it was stored. */
    boolean isKnown(int resortId);

    /** A resort's seasons in ascending order. */
    List<Integer> seasons(int resortId);

    /** Registers a season; does nothing where it is there already. */
    void addSeason(int resortId, int seasonId);
}
