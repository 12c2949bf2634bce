package dev.liftline.benchmarks;

import dev.liftline.benchmarks.access.KeyCost;
import dev.liftline.benchmarks.access.SessionCost;
import dev.liftline.benchmarks.consumer.ConsumerAtSize;
import dev.liftline.benchmarks.consumer.ConsumerRate;
import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.gateway.GatewayCost;
import dev.liftline.benchmarks.gateway.GatewayLatency;
import dev.liftline.benchmarks.gateway.Scaling;
import dev.liftline.benchmarks.ingest.IngestBatch;
import dev.liftline.benchmarks.ingest.IngestCost;
import dev.liftline.benchmarks.live.LiveStreamsRun;
import dev.liftline.benchmarks.query.HitRatio;
import dev.liftline.benchmarks.query.QueryCost;
import dev.liftline.benchmarks.system.ReferenceLoadRun;
import dev.liftline.benchmarks.system.StartTime;
import java.util.List;

/** All benchmarks in the order of {@code docs/performance.md}. */
final class Benchmarks {

    private static final ReferenceLoadRun REFERENCE_LOAD = new ReferenceLoadRun();
    private static final LiveStreamsRun LIVE_STREAMS = new LiveStreamsRun();

    static final List<Benchmark> ALL = List.of(
            new Benchmark(
                    "ingest",
                    "CPU of a POST that Kafka acknowledged over one that it never saw",
                    Target.atMost(1.5, " ×", 2),
                    IngestCost::measure),
            new Benchmark(
                    "ingest-batch",
                    "rides/s in batches over the records/s of Kafka's producer perf test",
                    Target.atLeast(0.5, " ×", 2),
                    IngestBatch::measure),
            new Benchmark(
                    "gateway", "CPU of a proxied POST over nginx's", Target.atMost(2, " ×", 2), GatewayCost::measure),
            new Benchmark(
                    "gateway-latency",
                    "p99 that a POST spends outside of its backend, through the gateway, at 2,000/s",
                    Target.atMost(3, " ms", 2),
                    GatewayLatency::measure),
            new Benchmark(
                    "consumer",
                    "rides/s stored (rows, totals, cache) over COPY of their rows: a ski day",
                    Target.atLeast(0.5, " ×", 2),
                    ConsumerRate::measure),
            new Benchmark(
                    "consumer-size",
                    "rides/s with 20 million stored over rides/s with none",
                    Target.atLeast(0.9, " ×", 2),
                    ConsumerAtSize::measure),
            new Benchmark(
                    "query", "CPU of a cached GET over a constant's", Target.atMost(1.6, " ×", 2), QueryCost::measure),
            new Benchmark(
                    "key",
                    "CPU at the gateway of a POST with a scanner's key over one to an open gateway",
                    Target.atMost(1.05, " ×", 2),
                    KeyCost::measure),
            new Benchmark(
                    "session",
                    "CPU at gateway and query service of a cached GET with a session over an open one's",
                    Target.atMost(1.1, " ×", 2),
                    SessionCost::measure),
            new Benchmark(
                    "hit-ratio", "Evening reads served from Redis", Target.atLeast(95, " %", 1), HitRatio::measure),
            new Benchmark(
                    "scaling",
                    "acknowledged rides per CPU-second, the worst of 1, 2, 4 ingest replicas over the best",
                    Target.atLeast(0.9, "", 2),
                    Scaling::measure),
            new Benchmark(
                    "whole",
                    "the reference load: 200,000 POSTs through the gateway, everything stored, per second",
                    Target.atLeast(5_000, "/s", 0),
                    REFERENCE_LOAD::throughput),
            new Benchmark(
                    "cold",
                    "the first 5,000 POSTs after a start, everything stored, per second",
                    Target.atLeast(1_500, "/s", 0),
                    REFERENCE_LOAD::cold),
            new Benchmark(
                    "latency",
                    "p99 of a POST through the gateway at 2,000 rides/s",
                    Target.atMost(50, " ms", 1),
                    REFERENCE_LOAD::latency),
            new Benchmark(
                    "ceiling",
                    "the highest arrival rate of POSTs whose p99 stays below 500 ms",
                    Target.atLeast(2_857, "/s", 0),
                    REFERENCE_LOAD::ceiling),
            new Benchmark(
                    "latency-below-ceiling",
                    "p99 of a POST at 70 % of the ceiling, the worst round",
                    Target.atMost(250, " ms", 0),
                    REFERENCE_LOAD::latencyBelowCeiling),
            new Benchmark(
                    "memory",
                    "RSS of all processes of ./liftline up after the whole run",
                    Target.atMost(2.5, " GiB", 2),
                    REFERENCE_LOAD::memory),
            new Benchmark(
                    "freshness",
                    "p99 from a ride's 201 to the skier's GET",
                    Target.atMost(1_000, " ms", 0),
                    REFERENCE_LOAD::freshness),
            new Benchmark(
                    "stream-memory",
                    "RSS of the gateway for each of 5,000 open live streams",
                    Target.atMost(8, " KiB", 1),
                    LIVE_STREAMS::memory),
            new Benchmark(
                    "live",
                    "p99 from a ride's 201 to its event on an open page, with 5,000 open",
                    Target.atMost(1_000, " ms", 0),
                    LIVE_STREAMS::freshness),
            new Benchmark(
                    "start",
                    "./liftline up, built, second start, until every replica is ready",
                    Target.atMost(28, " s", 1),
                    StartTime::measure));

    private Benchmarks() {}
}
