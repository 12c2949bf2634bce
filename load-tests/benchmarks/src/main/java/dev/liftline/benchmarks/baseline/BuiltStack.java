package dev.liftline.benchmarks.baseline;

import dev.liftline.benchmarks.figure.UnavailableException;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.Ports;
import dev.liftline.testkit.load.CpuClock;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All processes of one checkout, started by its own {@code ./liftline up}. Uses only interfaces that are stable between
 * versions: the command line, the HTTP API, the topic and the tables.
 */
final class BuiltStack implements AutoCloseable {

    private static final Pattern PROCESS = Pattern.compile("(\\S+) +running +(\\d+) +(\\d+) .*");
    private static final long TIMEOUT_MINUTES = 8;

    private final Path checkout;
    private final Path home;
    private final int kafkaPort = Ports.reserve();
    private final int postgresPort = Ports.reserve();
    private final Map<String, RunningProcess> processes = new TreeMap<>();

    private record RunningProcess(long pid, int port) {}

    private BuiltStack(Path checkout, Path home) {
        this.checkout = checkout;
        this.home = home;
    }

    /**
     * Starts the stack of a checkout without data and waits until it is ready.
     *
     * @param home directory of the stack; keeps extracted jars and AOT caches for the next start
     */
    static BuiltStack start(Path checkout, Path home) throws IOException, InterruptedException, UnavailableException {
        if (!Files.isExecutable(checkout.resolve("liftline"))) {
            throw new UnavailableException(checkout + " is not a checkout of Liftline: it has no ./liftline.");
        }
        FileTree.delete(home.resolve("data"));
        BuiltStack stack = new BuiltStack(checkout, home);
        try {
            stack.liftline(
                    "up",
                    "--detach",
                    "--port=" + Ports.reserve(),
                    "--management-port=" + Ports.reserve(),
                    "--kafka-port=" + stack.kafkaPort,
                    "--kafka-controller-port=" + Ports.reserve(),
                    "--postgres-port=" + stack.postgresPort,
                    "--redis-port=" + Ports.reserve());
            stack.liftline("status").lines().forEach(line -> {
                Matcher process = PROCESS.matcher(line);
                if (process.matches()) {
                    stack.processes.put(
                            process.group(1),
                            new RunningProcess(Long.parseLong(process.group(2)), Integer.parseInt(process.group(3))));
                }
            });
        } catch (UnavailableException e) {
            stack.close();
            throw e;
        }
        return stack;
    }

    /** Returns the base URL of a replica. */
    URI url(String replica) {
        return URI.create("http://127.0.0.1:" + process(replica).port());
    }

    long pid(String name) {
        return process(name).pid();
    }

    String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    Database database() {
        return new Database("jdbc:postgresql://127.0.0.1:" + postgresPort + "/liftline", "liftline", "");
    }

    /** Returns the CPU time of a process in seconds. */
    double cpuSeconds(String name) {
        return CpuClock.seconds(pid(name));
    }

    /** Returns the CPU time of all processes in seconds. */
    double cpuSeconds() {
        return processes.keySet().stream().mapToDouble(this::cpuSeconds).sum();
    }

    @Override
    public void close() {
        try {
            liftline("down");
        } catch (IOException | UnavailableException e) {
            // The stack did not start.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RunningProcess process(String name) {
        RunningProcess process = processes.get(name);
        if (process == null) {
            throw new IllegalArgumentException(name + " is not running; running processes: " + processes.keySet());
        }
        return process;
    }

    /** Runs the checkout's {@code ./liftline} and returns its output. */
    private String liftline(String... arguments) throws IOException, InterruptedException, UnavailableException {
        Path output = Files.createDirectories(home).resolve("liftline.log");
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addFirst(checkout.resolve("liftline").toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LIFTLINE_HOME", home.toAbsolutePath().toString());
        Process process = builder.start();
        if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroy();
            throw new UnavailableException("%s %s failed; see %s.".formatted(command.getFirst(), arguments[0], output));
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
