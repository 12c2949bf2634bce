package dev.liftline.benchmarks.whole;

import dev.liftline.benchmarks.figure.Bench;
import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.Finding;
import dev.liftline.benchmarks.figure.Target;
import java.util.List;

/** The field's load on everything that {@code ./liftline up} starts, with the client on the same cores. */
public final class Whole implements Benchmark {

    @Override
    public String name() {
        return "whole";
    }

    @Override
    public String title() {
        return "the field's load: 200,000 POSTs through the gateway, everything stored, per second";
    }

    @Override
    public Target target() {
        return Target.atLeast(5_000, "/s", 0);
    }

    @Override
    public Finding measure(Bench bench) throws Exception {
        WholeRun run = bench.once(WholeRun.class, WholeRun::of);
        return new Finding(
                run.perSecond(),
                "200,000 rides: 32 connections × 1,000, then 128 connections",
                List.of(
                        "Drained %.2f s after the last 201 (%.2f to %.2f s; target ≤ 2 s)"
                                .formatted(
                                        run.drainSeconds().median(),
                                        run.drainSeconds().least(),
                                        run.drainSeconds().most()),
                        "Right after the start, before any JIT compiler had warmed up, %,d of them: %,.0f/s"
                                .formatted(WholeRun.COLD_RIDES, run.coldPerSecond())));
    }
}
