package dev.liftline.query.app;

/** Reads who leads. Throws Spring's {@code DataAccessException} when the database does not respond in time. Thread-safe. */
public interface StoredLeaders {

    /** At most the first twenty of each kind; may be a minute old by default. */
    Leaders leaders(int resortId, int seasonId);
}
