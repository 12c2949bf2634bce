package dev.liftline.query.board.flow;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one process has counted since its start; zero and null of what its service does not count.
 *
 * @param accepted rides that are durable
 * @param refused rides that were rejected as invalid
 * @param cacheHits cached reads that Redis served
 * @param reads cached reads
 * @param batches stored batches of rides by the longest time in seconds that they took, cumulative
 * @param lag rides that wait to be stored by all consumers; null if the process does not measure it
 * @param lagAge age of the oldest of them in seconds
 * @param refusals rides of resorts' scanners that were rejected; null if the process does not receive any
 */
public record Figures(
        double accepted,
        double refused,
        double cacheHits,
        double reads,
        SortedMap<Double, Double> batches,
        @Nullable Double lag,
        @Nullable Double lagAge,
        @Nullable Refusals refusals) {}
