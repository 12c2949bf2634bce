package dev.liftline.testkit.load;

import dev.liftline.testkit.reconcile.Reconciliation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Puts a load and its reconciliation into a few lines for a person, and for docs/performance.md. */
final class FieldLoadReport {

    private FieldLoadReport() {}

    /** Throughput, latency and errors of one phase. */
    static List<String> phase(String name, LoadReport report) {
        Histogram latency = report.latencyMicros();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%-18s %,9d acknowledged in %.1f s: %,.0f/s; ms p50 %.1f, p95 %.1f, p99 %.1f, p99.9 %.1f, max %.1f",
                        name,
                        report.acknowledged().size(),
                        report.elapsedSeconds(),
                        report.acknowledged().size() / report.elapsedSeconds(),
                        millis(latency, 50),
                        millis(latency, 95),
                        millis(latency, 99),
                        millis(latency, 99.9),
                        millis(latency, 100)),
                String.format(
                        Locale.ROOT,
                        "%-18s %,9d given up %s, sent again %s",
                        "",
                        report.givenUp().size(),
                        causes(report.failuresByCause()),
                        causes(report.retriesByCause())));
    }

    /** Stored against acknowledged, and the recount. */
    static List<String> books(Reconciliation books, double drainSeconds) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Stored             %,9d rows, %,d distinct acknowledged: %d lost, %d unexplained",
                        books.stored(),
                        books.acknowledged(),
                        books.lost(),
                        books.unexplained()),
                String.format(
                        Locale.ROOT,
                        "Recounted          %d skier days and %d lift hours are wrong",
                        books.wrongSkierDays(),
                        books.wrongLiftHours()),
                String.format(Locale.ROOT, "Drained            %.1f s after the last answer", drainSeconds),
                books.isRight()
                        ? "✓ Everything acknowledged is stored once, and every total is its recount."
                        : "✗ The books are wrong.");
    }

    /** CPU seconds by process, most first. */
    static String cpu(Map<String, Double> seconds) {
        StringBuilder line = new StringBuilder("CPU seconds       ");
        new TreeMap<>(seconds)
                .forEach((name, used) -> line.append(String.format(Locale.ROOT, " %s %.1f,", name, used)));
        line.setLength(line.length() - 1);
        return line.toString();
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    private static String causes(Map<String, Long> causes) {
        return causes.isEmpty() ? "none" : new TreeMap<>(causes).toString();
    }
}
