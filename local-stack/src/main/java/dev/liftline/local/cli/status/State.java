package dev.liftline.local.cli.status;

import java.util.Locale;

/** The state of a process. */
enum State {
    /** It runs and was not ready yet. */
    STARTING,
    READY,
    /** It runs and was ready, but it or a server it needs does not respond as it should. */
    UNHEALTHY,
    /** It does not run. */
    DOWN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
