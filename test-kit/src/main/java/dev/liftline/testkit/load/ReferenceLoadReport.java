package dev.liftline.testkit.load;

import dev.liftline.local.load.LoadResult;
import dev.liftline.testkit.reconcile.Reconciliation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Formats a load and its reconciliation as lines of text. */
final class ReferenceLoadReport {

    private static final String ACKNOWLEDGED = "201";

    private ReferenceLoadReport() {}

    /** Throughput, latency and errors of one phase. */
    static List<String> phase(String name, LoadResult result) {
        long acknowledged = result.count(201);
        Map<String, Long> errors = new TreeMap<>(result.counts());
        errors.remove(ACKNOWLEDGED);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%-18s %,9d acknowledged in %.1f s: %,.0f/s; ms p50 %.1f, p95 %.1f, p99 %.1f, p99.9 %.1f, max %.1f",
                        name,
                        acknowledged,
                        result.seconds(),
                        acknowledged / result.seconds(),
                        result.millis(50),
                        result.millis(95),
                        result.millis(99),
                        result.millis(99.9),
                        result.millis(100)),
                String.format(
                        Locale.ROOT,
                        "%-18s %,9d given up %s, sent again %s",
                        "",
                        result.total() - acknowledged,
                        causes(errors),
                        causes(result.retries())));
    }

    /** Stored rides and recounted totals against acknowledged rides. */
    static List<String> reconciliation(Reconciliation reconciliation, double drainSeconds) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Stored             %,9d rows, %,d distinct acknowledged: %d lost, %d unexplained",
                        reconciliation.stored(),
                        reconciliation.acknowledged(),
                        reconciliation.lost(),
                        reconciliation.unexplained()),
                String.format(
                        Locale.ROOT,
                        "Recounted          %d skier days and %d lift hours are wrong",
                        reconciliation.wrongSkierDays(),
                        reconciliation.wrongLiftHours()),
                String.format(Locale.ROOT, "Drained            %.1f s after the last response", drainSeconds),
                reconciliation.isRight()
                        ? "✓ Everything acknowledged is stored once, and every total is its recount."
                        : "✗ Acknowledged and stored rides differ.");
    }

    /** CPU seconds by process name. */
    static String cpu(Map<String, Double> seconds) {
        return new TreeMap<>(seconds)
                .entrySet().stream()
                        .map(used -> String.format(Locale.ROOT, " %s %.1f", used.getKey(), used.getValue()))
                        .collect(Collectors.joining(",", "CPU seconds       ", ""));
    }

    private static String causes(Map<String, Long> causes) {
        return causes.isEmpty() ? "none" : new TreeMap<>(causes).toString();
    }
}
