package dev.liftline.query.board.flow;

import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How rides flow through the system: the JSON of the response. What is null is not known: no process that counts it responds, or
 * nobody asked in the minute before.
 *
 * @param acceptedPerSecond rides that became durable
 * @param refusedPerSecond rides that were rejected as invalid
 * @param lag rides that wait to be stored
 * @param freshnessP99Seconds time from taking rides from Kafka until readers see them, of 99 % of the batches; at least the age of the
 *     oldest ride that waits; null if nothing was stored
 * @param cacheHitRatio part of cached reads that Redis served, from 0 to 1
 * @param refusedScans of the resorts that the caller may see
 * @param asOf when the processes were asked, in UTC
 */
public record SystemFlow(
        @Nullable Double acceptedPerSecond,
        @Nullable Double refusedPerSecond,
        @Nullable Long lag,
        @Nullable Double freshnessP99Seconds,
        @Nullable Double cacheHitRatio,
        @Nullable RefusedScans refusedScans,
        List<Replica> replicas,
        String asOf) {

    /** What somebody sees who may only see some resorts. */
    public SystemFlow only(IntPredicate resorts) {
        return new SystemFlow(
                acceptedPerSecond,
                refusedPerSecond,
                lag,
                freshnessP99Seconds,
                cacheHitRatio,
                refusedScans == null ? null : refusedScans.only(resorts),
                replicas,
                asOf);
    }

    /** A process, and whether it responds. */
    public record Replica(String service, String name, boolean up) {}
}
