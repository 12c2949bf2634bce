package dev.liftline.benchmarks;

import dev.liftline.benchmarks.consumer.ConsumerAtSize;
import dev.liftline.benchmarks.consumer.ConsumerRate;
import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.gateway.GatewayCost;
import dev.liftline.benchmarks.gateway.Scaling;
import dev.liftline.benchmarks.ingest.IngestBatch;
import dev.liftline.benchmarks.ingest.IngestCost;
import dev.liftline.benchmarks.query.HitRatio;
import dev.liftline.benchmarks.query.QueryCost;
import dev.liftline.benchmarks.system.FieldLoadThroughput;
import dev.liftline.benchmarks.system.Freshness;
import dev.liftline.benchmarks.system.MemoryUse;
import dev.liftline.benchmarks.system.StartTime;
import java.util.List;

/** All benchmarks in the order of {@code docs/performance.md}. */
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
            new FieldLoadThroughput(),
            new MemoryUse(),
            new Freshness(),
            new StartTime());

    private Benchmarks() {}
}
