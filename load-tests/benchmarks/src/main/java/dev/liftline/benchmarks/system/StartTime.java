package dev.liftline.benchmarks.system;

import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
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

/** Measures the duration of {@code ./liftline up} after the build and a first start. */
public final class StartTime implements Benchmark {

    private static final long TIMEOUT_MINUTES = 8;

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
    public Measurement measure(BenchmarkContext context) throws Exception {
        List<String> details = new ArrayList<>();
        if (!context.hasStarted()) {
            context.progress("first start, not counted");
            details.add("First start, with its preparations: %.1f s".formatted(startAndStop(context)));
        }
        double[] seconds = new double[context.longRounds()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = startAndStop(context);
            context.progress("start %d of %d: %.1f s".formatted(i + 1, seconds.length, seconds[i]));
        }
        return new Measurement(Samples.of(seconds), "one start, from the command to its return", details);
    }

    private static double startAndStop(BenchmarkContext context) throws Exception {
        long start = System.nanoTime();
        List<String> up = new ArrayList<>(List.of("up", "--detach"));
        Stream.of("port", "management-port", "kafka-port", "kafka-controller-port", "postgres-port", "redis-port")
                .forEach(port -> up.add("--" + port + "=" + Ports.reserve()));
        liftline(context, up);
        double seconds = (System.nanoTime() - start) / 1e9;
        liftline(context, List.of("down"));
        return seconds;
    }

    private static void liftline(BenchmarkContext context, List<String> arguments)
            throws IOException, InterruptedException, NotReconciledException {
        Path log = context.directory().resolve("liftline.log");
        List<String> command = new ArrayList<>();
        command.add(context.repository().resolve("liftline").toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("LIFTLINE_HOME", context.directory().toString());
        Process process = builder.start();
        boolean exited = process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES);
        NotReconciledException.require(
                exited && process.exitValue() == 0,
                () -> "./liftline %s failed; see %s".formatted(arguments.getFirst(), log));
    }
}
