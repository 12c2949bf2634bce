package dev.liftline.drills.check;

/**
 * The result of one check.
 *
 * @param kind the meaning of a violation
 * @param check the invariant
 * @param wrong the number of violations
 * @param detail what was checked, and an example of a violation
 */
public record CheckResult(Kind kind, String check, long wrong, String detail) {

    /** The meaning of a violation. */
    public enum Kind {
        /** An acknowledged ride is not stored. */
        LOST,
        /** Something does not count exactly once. */
        DUPLICATE,
        /** A value is older than the database. */
        STALE,
        /** Clients noticed more than expected. */
        CLIENT_IMPACT,
        /** Anything else. */
        OTHER
    }

    public boolean holds() {
        return wrong == 0;
    }
}
