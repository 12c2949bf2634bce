package dev.liftline.benchmarks;

import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.gateway.GatewayCost;
import dev.liftline.benchmarks.gateway.Scaling;
import dev.liftline.benchmarks.ingest.IngestBatch;
import dev.liftline.benchmarks.ingest.IngestCost;
import dev.liftline.benchmarks.reading.HitRatio;
import dev.liftline.benchmarks.reading.QueryCost;
import dev.liftline.benchmarks.storing.ConsumerAtSize;
import dev.liftline.benchmarks.storing.ConsumerRate;
import dev.liftline.benchmarks.whole.Footprint;
import dev.liftline.benchmarks.whole.Freshness;
import dev.liftline.benchmarks.whole.StartTime;
import dev.liftline.benchmarks.whole.Whole;
import java.util.List;

/** Every figure, in the order of {@code docs/performance.md}. */
final class Benchmarks {

    static final List<Benchmark> ALL = List.of(
            new IngestCost(),
            new IngestBatch(),
            new GatewayCost(),
            new ConsumerRate(),
            new ConsumerAtSize(),
            new QueryCost(),
            new HitRatio(),
            new Scaling(),
            new Whole(),
            new Footprint(),
            new Freshness(),
            new StartTime());

    private Benchmarks() {}
}
