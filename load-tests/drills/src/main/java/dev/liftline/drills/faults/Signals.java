package dev.liftline.drills.faults;

import dev.liftline.local.process.Commands;
import dev.liftline.local.process.ManagedProcess;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Sends signals to a process and its descendants. */
final class Signals {

    /** Stopped processes that were not resumed. */
    private static final Set<Long> STOPPED = ConcurrentHashMap.newKeySet();

    static {
        // A stopped process does not receive the signal that ends it with its parent, and would outlive this JVM.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STOPPED.forEach(pid -> kill("CONT", pid))));
    }

    private Signals() {}

    /** SIGSTOP: the process keeps its memory, connections and locks, and does nothing. */
    static void stop(ManagedProcess process) {
        tree(process).forEach(pid -> {
            STOPPED.add(pid);
            kill("STOP", pid);
        });
    }

    /** SIGCONT. */
    static void resume(ManagedProcess process) {
        tree(process).forEach(pid -> {
            kill("CONT", pid);
            STOPPED.remove(pid);
        });
    }

    /** SIGKILL of the process and its descendants at the same time: none can clean up after another. */
    static void killTree(ManagedProcess process) {
        List<ProcessHandle> children = ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        process.crash();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** The process after its descendants; empty if it does not run. */
    private static List<Long> tree(ManagedProcess process) {
        return ProcessHandle.of(process.pid()).stream()
                .flatMap(one -> Stream.concat(one.descendants(), Stream.of(one)))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static void kill(String signal, long pid) {
        var _ = Commands.succeeds("kill", "-s", signal, Long.toString(pid));
    }
}
