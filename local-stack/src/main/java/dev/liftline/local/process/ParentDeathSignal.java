package dev.liftline.local.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a child end with its parent, even after SIGKILL, on Linux with util-linux ({@code PR_SET_PDEATHSIG}). Elsewhere only the parent's
 * shutdown hook stops it.
 */
final class ParentDeathSignal {

    /** Set in a JVM that works in the background: its children stay in its session, whose priority is low, and end with it at once. */
    private static final boolean BACKGROUND = Boolean.getBoolean("liftline.background");

    private static final boolean AVAILABLE =
            Commands.succeeds("setpriv", "--pdeathsig", "TERM", "true") && Commands.succeeds("setsid", "true");

    private ParentDeathSignal() {}

    static boolean isAvailable() {
        return AVAILABLE;
    }

    static List<String> wrap(ChildSpec spec) {
        var command = new ArrayList<String>();
        if (AVAILABLE && !BACKGROUND) {
            // In a session of its own the child does not receive the terminal's Ctrl-C: the launcher stops processes in
            // order.
            command.add("setsid");
        }
        // A change of user clears the death signal, so it comes first.
        command.addAll(spec.prefix());
        if (AVAILABLE) {
            var signal = BACKGROUND ? "KILL" : spec.stopSignal().name();
            command.addAll(List.of("setpriv", "--pdeathsig", signal));
        }
        command.addAll(spec.command());
        return command;
    }
}
