package dev.liftline.drills.process;

import dev.liftline.local.process.Commands;
import dev.liftline.local.process.ManagedProcess;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Signals that stop and continue, or end, a process and all that it has started. */
final class Signals {

    /** What was stopped and not told to go on. */
    private static final Set<Long> STOPPED = ConcurrentHashMap.newKeySet();

    static {
        // A stopped process would outlive a runner that is ended: the signal that ends it with its parent waits too.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STOPPED.forEach(pid -> kill("CONT", pid))));
    }

    private Signals() {}

    /** SIGSTOP: it keeps its memory, its connections and its locks, and does nothing. */
    static void stop(ManagedProcess process) {
        family(process).forEach(pid -> {
            STOPPED.add(pid);
            kill("STOP", pid);
        });
    }

    /** SIGCONT. */
    static void goOn(ManagedProcess process) {
        family(process).forEach(pid -> {
            kill("CONT", pid);
            STOPPED.remove(pid);
        });
    }

    /** SIGKILL of the process and, at the same moment, of every process of its own: none can tidy up after another. */
    static void killFamily(ManagedProcess process) {
        List<ProcessHandle> children = ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        process.crash();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** A process's processes, those that it started before itself; none when it does not run. */
    private static List<Long> family(ManagedProcess process) {
        return ProcessHandle.of(process.pid()).stream()
                .flatMap(one -> Stream.concat(one.descendants(), Stream.of(one)))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static void kill(String signal, long pid) {
        var _ = Commands.succeeds("kill", "-s", signal, Long.toString(pid));
    }
}
