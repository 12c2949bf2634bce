package dev.liftline.benchmarks.system;

import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.Target;
import java.util.List;

/** Measures the throughput of the field load on a complete stack, with the load client on the same cores. */
public final class FieldLoadThroughput implements Benchmark {

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
    public Measurement measure(BenchmarkContext context) throws Exception {
        FieldLoadRun fieldLoad = context.shared(FieldLoadRun.class, FieldLoadRun::execute);
        return new Measurement(
                fieldLoad.perSecond(),
                "200,000 rides: 32 connections × 1,000, then 128 connections",
                List.of(
                        "Everything stored %.2f s after the last 201 (%.2f to %.2f s; target ≤ 2 s)"
                                .formatted(
                                        fieldLoad.drainSeconds().median(),
                                        fieldLoad.drainSeconds().min(),
                                        fieldLoad.drainSeconds().max()),
                        "Right after the start, with cold JVMs, %,d rides: %,.0f/s"
                                .formatted(FieldLoadRun.COLD_RIDES, fieldLoad.coldPerSecond())));
    }
}
