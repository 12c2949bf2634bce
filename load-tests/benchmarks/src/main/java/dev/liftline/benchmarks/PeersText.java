package dev.liftline.benchmarks;

import dev.liftline.benchmarks.PeerResult.Measured;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.peers.Part;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The recorded comparisons as text: figures and differences for {@code README.md}, spread for {@code docs/performance.md}. */
final class PeersText {

    static final String BEGIN = "<!-- peers: written by load-tests/run benchmarks peers --record -->";
    static final String END = "<!-- end of peers -->";

    private static final String NOTHING = "Not recorded yet.\n";

    private PeersText() {}

    /** A line for each peer: figures, what it does not do and what it does better. The best figures of a part are bold. */
    static String overview(List<PeerResult> results) {
        if (results.isEmpty()) {
            return NOTHING;
        }
        StringBuilder text = new StringBuilder("""
                | Work | By | Rate | CPU | p50, p99 at %.0f/s | Memory | Does not | Does also |
                |---|---|---|---|---|---|---|---|
                """.formatted(Part.LATENCY_RATE));
        for (PeerResult result : results) {
            text.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            result.peer().part().work(),
                            result.peer().label(),
                            figures(result, results),
                            result.peer().lacks(),
                            result.peer().offers()));
        }
        return text.toString();
    }

    private static String figures(PeerResult result, List<PeerResult> all) {
        Measured measured = result.measured();
        if (measured == null) {
            return "not measured | | |";
        }
        List<Measured> rivals = all.stream()
                .filter(other -> other.peer().part() == result.peer().part())
                .map(PeerResult::measured)
                .filter(Objects::nonNull)
                .toList();
        return "%s | %s | %.1f, %s | %s"
                .formatted(
                        bold(
                                "%,.0f/s".formatted(measured.medianPerSecond()),
                                measured.medianPerSecond()
                                        >= values(rivals, Measured::medianPerSecond)
                                                .max()
                                                .orElse(0)),
                        bold(
                                "%.1f µs".formatted(measured.medianCpuMicros()),
                                isSmallest(measured, rivals, Measured::medianCpuMicros)),
                        measured.p50(),
                        bold("%.1f ms".formatted(measured.p99()), isSmallest(measured, rivals, Measured::p99)),
                        bold(
                                "%.0f MiB".formatted(measured.mebibytes()),
                                isSmallest(measured, rivals, Measured::mebibytes)));
    }

    private static boolean isSmallest(Measured measured, List<Measured> rivals, ToDoubleFunction<Measured> value) {
        return value.applyAsDouble(measured) <= values(rivals, value).min().orElse(0);
    }

    private static DoubleStream values(List<Measured> measured, ToDoubleFunction<Measured> value) {
        return measured.stream().mapToDouble(value);
    }

    private static String bold(String text, boolean best) {
        return best ? "**" + text + "**" : text;
    }

    /** Version, spread, date and reason of each peer. */
    static String details(List<PeerResult> results) {
        if (results.isEmpty()) {
            return NOTHING;
        }
        StringBuilder text = new StringBuilder("""
                | Part | By, version | Rate | CPU | p50, p99 | Memory | Rounds | When, commit |
                |---|---|---|---|---|---|---|---|
                """);
        for (PeerResult result : results) {
            text.append("| %s | %s | %s | %s, %s |\n"
                    .formatted(
                            result.peer().part().label(),
                            result.peer().label() + version(result),
                            figuresWithSpread(result),
                            result.date().replace("T", " ").replace("Z", " UTC"),
                            result.commit()));
        }
        results.stream()
                .map(PeerResult::machine)
                .distinct()
                .forEach(machine -> text.append("\nMachine: %s\n".formatted(machine)));
        return text.toString();
    }

    private static String version(PeerResult result) {
        return result.measured() == null || result.measured().version().isEmpty()
                ? ""
                : " " + result.measured().version();
    }

    private static String figuresWithSpread(PeerResult result) {
        Measured measured = result.measured();
        if (measured == null) {
            return "not measured: %s | | | |".formatted(result.missing());
        }
        Samples rate = new Samples(measured.perSecond());
        Samples cpu = new Samples(measured.cpuMicros());
        return "%,.0f/s (%,.0f to %,.0f) | %.1f µs (%.1f to %.1f) | %.1f, %.1f ms | %.0f MiB | %d"
                .formatted(
                        rate.median(),
                        rate.min(),
                        rate.max(),
                        cpu.median(),
                        cpu.min(),
                        cpu.max(),
                        measured.p50(),
                        measured.p99(),
                        measured.mebibytes(),
                        rate.count());
    }
}
