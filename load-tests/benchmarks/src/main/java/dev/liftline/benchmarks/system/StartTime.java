package dev.liftline.benchmarks.system;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.figure.Stopwatch;
import dev.liftline.local.preflight.PortOption;
import dev.liftline.local.process.Commands;
import dev.liftline.local.process.Ports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures the duration of {@code ./liftline up} after the build and a first start. */
public final class StartTime {

    private StartTime() {}

    public static Measurement measure(BenchmarkContext context) throws IOException {
        List<String> details = new ArrayList<>();
        // It may build and train.
        context.progress("first start, not counted");
        details.add("First start, with its preparations: %.1f s".formatted(startAndStop(context)));
        List<Double> seconds = new ArrayList<>();
        for (int start = 1; start <= context.longRounds(); start++) {
            seconds.add(startAndStop(context));
            context.progress("start %d of %d: %.1f s".formatted(start, context.longRounds(), seconds.getLast()));
        }
        return new Measurement(new Samples(seconds), "one start, from the command to its return", details);
    }

    private static double startAndStop(BenchmarkContext context) throws IOException {
        List<String> liftline = List.of(
                "env",
                "LIFTLINE_HOME=" + context.directory(),
                context.repository().resolve("liftline").toString());
        List<String> up = new ArrayList<>(liftline);
        up.addAll(List.of("up", "--detach"));
        for (PortOption port : PortOption.values()) {
            up.add(port.option() + "=" + Ports.reserve());
        }
        Stopwatch stopwatch = new Stopwatch();
        Commands.run(up);
        double seconds = stopwatch.seconds();
        List<String> down = new ArrayList<>(liftline);
        down.add("down");
        Commands.run(down);
        return seconds;
    }
}
