package dev.liftline.benchmarks.whole;

import dev.liftline.benchmarks.figure.Bench;
import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.Finding;
import dev.liftline.benchmarks.figure.Target;
import java.util.List;

/** The memory of everything that {@code ./liftline up} starts, after the field's load. */
public final class Footprint implements Benchmark {

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String title() {
        return "RSS of all processes of ./liftline up after the whole run";
    }

    @Override
    public Target target() {
        return Target.atMost(2.5, " GiB", 2);
    }

    @Override
    public Finding measure(Bench bench) throws Exception {
        WholeRun run = bench.once(WholeRun.class, WholeRun::of);
        return new Finding(
                run.residentGibibytes(),
                "after 200,000 rides more",
                List.of("With pages that processes share counted once: %.2f GiB"
                        .formatted(run.proportionalGibibytes().median())));
    }
}
