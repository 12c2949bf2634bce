package dev.liftline.benchmarks.peers.process;

import dev.liftline.local.process.ChildSpec;
import dev.liftline.local.process.LogTail;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Program;
import dev.liftline.local.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A peer in a JVM of its own.
 *
 * @param options of the JVM: heap and collector
 * @param main the main class and its arguments
 * @param ready whether it serves, given its log
 */
public record JvmPeer(
        String name,
        ClassPath classPath,
        List<String> options,
        List<String> main,
        Map<String, String> environment,
        Path directory,
        Predicate<List<String>> ready)
        implements Program {

    /** The options of a peer whose documentation recommends none: as Liftline's services on the local stack. */
    public static List<String> serviceOptions(int heapMegabytes) {
        return List.of("-Xms64m", "-Xmx%dm".formatted(heapMegabytes), "-XX:+UseSerialGC");
    }

    /** Whether a Spring Boot application says that it has started. */
    public static boolean isSpringStarted(List<String> log) {
        return log.stream().anyMatch(line -> line.contains(": Started "));
    }

    /** Starts the peer and returns when it is ready. The caller stops it. */
    public ManagedProcess started() {
        ManagedProcess process = new ManagedProcess(this);
        process.start();
        return process;
    }

    @Override
    public void prepare() {
        // The caller has chosen free ports.
    }

    @Override
    public ChildSpec spec() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", classPath.text()));
        command.addAll(main);
        return new ChildSpec(command, List.of(), environment, directory, log(), StopSignal.TERM);
    }

    private Path log() {
        return directory.resolve(name.replace(' ', '-') + ".log");
    }

    @Override
    public boolean isReady(LogTail log) {
        return ready.test(log.lines());
    }

    @Override
    public String explain(LogTail log) {
        return "%s does not start: its log is %s.".formatted(name, log.file());
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofMillis(200);
    }
}
