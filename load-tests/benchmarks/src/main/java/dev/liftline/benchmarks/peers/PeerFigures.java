package dev.liftline.benchmarks.peers;

import dev.liftline.benchmarks.figure.Latency;
import dev.liftline.benchmarks.figure.Samples;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one peer.
 *
 * @param perSecond of each round
 * @param cpuMicros of each round
 * @param p50 milliseconds, over all rounds
 * @param p99 milliseconds, over all rounds
 * @param mebibytes resident after the rounds
 */
public record PeerFigures(
        String version, Samples perSecond, Samples cpuMicros, double p50, double p99, double mebibytes) {

    static PeerFigures of(String version, List<PeerRound> rounds, double mebibytes) {
        Histogram latency = new Histogram(3);
        rounds.forEach(round -> latency.add(round.latencyMicros()));
        return new PeerFigures(
                version,
                new Samples(rounds.stream().map(PeerRound::perSecond).toList()),
                new Samples(rounds.stream().map(PeerRound::cpuMicros).toList()),
                Latency.millis(latency, 50),
                Latency.millis(latency, 99),
                mebibytes);
    }

    /**
     * The figures of a peer or why there are none.
     *
     * @param figures null if it could not be had or did not start
     * @param missing why; null if there are figures
     */
    public record Outcome(
            Peer peer,
            @Nullable PeerFigures figures,
            @Nullable String missing) {}
}
