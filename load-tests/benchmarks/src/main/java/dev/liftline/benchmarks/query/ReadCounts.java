package dev.liftline.benchmarks.query;

import dev.liftline.testkit.load.ReplicaCounters;
import java.util.stream.Stream;

/** Reads that query replicas counted between two snapshots. Parameters are tags of the metric. */
public record ReadCounts(ReplicaCounters from, ReplicaCounters to) {

    public double all(String... tags) {
        return to.sum("liftline_query_reads_total", tags) - from.sum("liftline_query_reads_total", tags);
    }

    public double misses(String... tags) {
        return all(tags)
                - all(Stream.concat(Stream.of(tags), Stream.of("source=\"cache\""))
                        .toArray(String[]::new));
    }

    /** Returns the share of cache hits in percent. */
    double hitRatio(String... tags) {
        return 100 * (1 - misses(tags) / all(tags));
    }
}
