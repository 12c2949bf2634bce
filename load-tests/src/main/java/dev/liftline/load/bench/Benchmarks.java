package dev.liftline.load.bench;

import dev.liftline.load.bench.figure.Benchmark;
import dev.liftline.load.bench.gateway.GatewayCost;
import dev.liftline.load.bench.gateway.Scaling;
import dev.liftline.load.bench.ingest.IngestBatch;
import dev.liftline.load.bench.ingest.IngestCost;
import dev.liftline.load.bench.reading.HitRatio;
import dev.liftline.load.bench.reading.QueryCost;
import dev.liftline.load.bench.storing.ConsumerAtSize;
import dev.liftline.load.bench.storing.ConsumerRate;
import dev.liftline.load.bench.whole.Footprint;
import dev.liftline.load.bench.whole.Freshness;
import dev.liftline.load.bench.whole.StartTime;
import dev.liftline.load.bench.whole.Whole;
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
