package dev.liftline.drills.check;

/**
 * What a check found.
 *
 * @param kind what it means if something is wrong
 * @param check its name
 * @param wrong how many things are not as they must be
 * @param detail what was looked at, and an example of what is wrong
 */
public record CheckResult(Kind kind, String check, long wrong, String detail) {

    /** What it means if something is wrong. */
    public enum Kind {
        /** An acknowledged ride is gone. */
        LOST,
        /** Something counts more, or less, than once. */
        DOUBLED,
        /** Somebody is told what is not so any more. */
        STALE,
        /** Clients noticed more than they should. */
        NOTICED,
        /** Anything else. */
        OTHER
    }

    public boolean holds() {
        return wrong == 0;
    }
}
