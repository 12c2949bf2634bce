package dev.liftline.benchmarks.system;

import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.Target;
import java.util.List;

/** Measures the memory of a complete stack after the field load. */
public final class MemoryUse implements Benchmark {

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
    public Measurement measure(BenchmarkContext context) throws Exception {
        FieldLoadRun fieldLoad = context.shared(FieldLoadRun.class, FieldLoadRun::execute);
        return new Measurement(
                fieldLoad.residentGibibytes(),
                "after another 200,000 rides",
                List.of("With shared pages counted once: %.2f GiB"
                        .formatted(fieldLoad.proportionalGibibytes().median())));
    }
}
