package dev.liftline.query.web;

import org.jspecify.annotations.Nullable;

/** The APIs of which a replica has one: each front end has its own pool. The reads without one are in both. */
public enum QueryApi {
    /** {@code /app}, for the skier's app. */
    APP,
    /** {@code /board}, for the resort's board. */
    BOARD;

    /** Whether a replica with {@code chosen} has this API; null is for both. */
    boolean isServedWith(@Nullable QueryApi chosen) {
        return chosen == null || chosen == this;
    }
}
