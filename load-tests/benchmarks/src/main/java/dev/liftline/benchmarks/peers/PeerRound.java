package dev.liftline.benchmarks.peers;

import org.HdrHistogram.Histogram;

/**
 * What one side did in one round.
 *
 * @param perSecond units of work in a closed loop
 * @param cpuMicros CPU time of a unit in the closed loop
 * @param latencyMicros of an open loop with {@link Part#LATENCY_RATE}
 */
record PeerRound(double perSecond, double cpuMicros, Histogram latencyMicros) {}
