package dev.liftline.load.bench;

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
            new Freshness(),
            new Scaling(),
            new Whole(),
            new Footprint(),
            new StartTime());

    private Benchmarks() {}
}
