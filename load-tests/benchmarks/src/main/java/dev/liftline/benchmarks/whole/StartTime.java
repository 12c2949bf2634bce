package dev.liftline.benchmarks.whole;

import dev.liftline.benchmarks.figure.Bench;
import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.Finding;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.local.process.Ports;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How long {@code ./liftline up} takes once everything is built and was started before. */
public final class StartTime implements Benchmark {

    private static final long PATIENCE_MINUTES = 8;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "./liftline up, built, second start, until every replica is ready";
    }

    @Override
    public Target target() {
        return Target.atMost(25, " s", 1);
    }

    @Override
    public Finding measure(Bench bench) throws Exception {
        List<String> details = new ArrayList<>();
        if (!bench.hasStarted()) {
            bench.step("a first start, which does not count");
            details.add(
                    "The start before them, with whatever was not yet prepared: %.1f s".formatted(upAndDown(bench)));
        }
        double[] seconds = new double[bench.longRounds()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = upAndDown(bench);
            bench.step("start %d of %d: %.1f s".formatted(i + 1, seconds.length, seconds[i]));
        }
        return new Finding(Samples.of(seconds), "one start, from the command to its return", details);
    }

    private static double upAndDown(Bench bench) throws Exception {
        long started = System.nanoTime();
        List<String> up = new ArrayList<>(List.of("up", "--detach"));
        Stream.of("port", "management-port", "kafka-port", "kafka-controller-port", "postgres-port", "redis-port")
                .forEach(port -> up.add("--" + port + "=" + Ports.reserve()));
        liftline(bench, up);
        double seconds = (System.nanoTime() - started) / 1e9;
        liftline(bench, List.of("down"));
        return seconds;
    }

    private static void liftline(Bench bench, List<String> arguments)
            throws IOException, InterruptedException, NotReconciledException {
        Path log = bench.directory().resolve("liftline.log");
        List<String> command = new ArrayList<>();
        command.add(bench.repository().resolve("liftline").toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("LIFTLINE_HOME", bench.directory().toString());
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        NotReconciledException.require(
                ended && process.exitValue() == 0,
                () -> "./liftline %s did not succeed: %s says why".formatted(arguments.getFirst(), log));
    }
}
