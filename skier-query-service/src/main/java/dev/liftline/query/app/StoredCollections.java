package dev.liftline.query.app;

import java.util.List;

/**
 * Reads which lifts a skier has ridden. Each call sees one committed state, and throws Spring's {@code DataAccessException} when the
 * database does not respond in time. Safe to call from any thread.
 */
public interface StoredCollections {

    /** A skier's rides of one season by lift, the most ridden first. */
    List<RiddenLift> riddenLifts(int skierId, int seasonId);
}
