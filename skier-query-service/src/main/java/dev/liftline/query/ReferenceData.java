package dev.liftline.query;

import java.util.List;

/**
 * Registered resorts, their seasons and their lifts. Names may be up to 30 seconds old by default; the rest is
 * current. Methods throw Spring's {@code DataAccessException} when the database does not respond and no older value is
 * held.
 */
public interface ReferenceData {

    /** A registered resort. */
    record Resort(int resortId, String name) {}

    /** The registered resorts by id. */
    List<Resort> resorts();

    /** A resort's name; {@code Resort 56} if it is not registered. */
    String resortName(int resortId);

    /** Whether a resort is registered or has a stored ride. */
    boolean isKnown(int resortId);

    /** A resort's seasons in ascending order. */
    List<Integer> seasons(int resortId);

    /** Registers a season; does nothing if it is registered. */
    void addSeason(int resortId, int seasonId);
}
