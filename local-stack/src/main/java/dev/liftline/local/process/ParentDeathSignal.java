package dev.liftline.local.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a child die with its parent, even by SIGKILL, where the system can ({@code PR_SET_PDEATHSIG}: Linux with
 * util-linux); elsewhere the command stays as it is and the parent's shutdown hook has to do.
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
            // A session of its own keeps the terminal's Ctrl-C away: the launcher stops the processes in order.
            command.add("setsid");
        }
        // NB: a change of user clears the death signal, so it comes first.
        command.addAll(spec.userPrefix());
        if (AVAILABLE) {
            command.addAll(List.of("setpriv", "--pdeathsig", spec.stopSignal().name()));
        }
        command.addAll(spec.command());
        return command;
    }
}
