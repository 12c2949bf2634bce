package dev.liftline.benchmarks;

import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.peers.Peer;
import dev.liftline.benchmarks.peers.PeerFigures;
import dev.liftline.benchmarks.peers.PeerFigures.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recorded figures of Liftline or a peer; its components are the keys of {@code peers.json}.
 *
 * @param measured null if the peer could not be had or did not start
 * @param missing why; null if there are figures
 * @param date UTC, ISO 8601
 * @param commit of the working tree, with {@code +} if files differ from it
 */
record PeerResult(
        Peer peer, @Nullable Measured measured, @Nullable String missing, String date, String commit, String machine) {

    /**
     * The figures.
     *
     * @param perSecond of each round, in a closed loop
     * @param cpuMicros of a unit of work, of each round
     * @param p50 milliseconds
     * @param p99 milliseconds
     * @param mebibytes resident
     */
    record Measured(
            String version, List<Double> perSecond, List<Double> cpuMicros, double p50, double p99, double mebibytes) {

        double medianPerSecond() {
            return new Samples(perSecond).median();
        }

        double medianCpuMicros() {
            return new Samples(cpuMicros).median();
        }
    }

    static PeerResult of(Outcome outcome, String commit) {
        PeerFigures figures = outcome.figures();
        return new PeerResult(
                outcome.peer(),
                figures == null
                        ? null
                        : new Measured(
                                figures.version(),
                                figures.perSecond().values(),
                                figures.cpuMicros().values(),
                                figures.p50(),
                                figures.p99(),
                                figures.mebibytes()),
                outcome.missing(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                commit,
                MachineDescription.machine());
    }

    /** Formats the figures as one line. */
    String summary() {
        return measured == null
                ? "- %s: not measured: %s".formatted(peer.label(), missing)
                : "  %s: %,.0f/s, %.1f µs, p50 %.1f ms, p99 %.1f ms, %.0f MiB"
                        .formatted(
                                peer.label(),
                                measured.medianPerSecond(),
                                measured.medianCpuMicros(),
                                measured.p50(),
                                measured.p99(),
                                measured.mebibytes());
    }
}
