package dev.liftline.load.drill.process;

import dev.liftline.local.process.Commands;
import dev.liftline.local.process.Part;
import java.util.List;

/** Signals that stop and continue, or end, a process and all that it has started. */
final class Signals {

    private Signals() {}

    /** SIGSTOP: it keeps its memory, its connections and its locks, and does nothing. */
    static void stop(Part part) {
        send("STOP", part);
    }

    /** SIGCONT. */
    static void goOn(Part part) {
        send("CONT", part);
    }

    /** SIGKILL of the process and, at the same moment, of every process of its own: none can tidy up after another. */
    static void killFamily(Part part) {
        List<ProcessHandle> children = ProcessHandle.of(part.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        part.crash();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static void send(String signal, Part part) {
        long pid = part.pid();
        if (pid > 0) {
            ProcessHandle.of(pid).stream()
                    .flatMap(ProcessHandle::descendants)
                    .forEach(child -> kill(signal, child.pid()));
            kill(signal, pid);
        }
    }

    private static void kill(String signal, long pid) {
        var _ = Commands.succeeds("kill", "-s", signal, Long.toString(pid));
    }
}
