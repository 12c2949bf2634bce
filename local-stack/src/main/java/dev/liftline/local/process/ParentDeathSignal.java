package dev.liftline.local.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a child end with its parent, even after SIGKILL, on Linux with util-linux ({@code PR_SET_PDEATHSIG}). Elsewhere only the parent's
 * shutdown hook stops it.
 */
final class ParentDeathSignal {

    private static final boolean AVAILABLE =
            Commands.succeeds("setpriv", "--pdeathsig", "TERM", "true") && Commands.succeeds("setsid", "true");

    private ParentDeathSignal() {}

    static boolean isAvailable() {
        return AVAILABLE;
    }

    static List<String> wrap(ChildSpec spec) {
        var command = new ArrayList<String>();
        if (AVAILABLE) {
            // In a session of its own the child does not receive the terminal's Ctrl-C: the launcher stops processes in
            // order.
            command.add("setsid");
        }
        // A change of user clears the death signal, so it comes first.
        command.addAll(spec.userPrefix());
        if (AVAILABLE) {
            command.addAll(List.of("setpriv", "--pdeathsig", spec.stopSignal().name()));
        }
        command.addAll(spec.command());
        return command;
    }
}
