package dev.liftline.drills;

import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.drills.report.DrillResult;
import java.util.ArrayList;
import java.util.List;

/** Formats the result of a run as a few lines. */
final class ResultLines {

    private ResultLines() {}

    static List<String> of(DrillResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "  %s run %d: %,d acknowledged, %d lost, %d duplicate, %d stale, %d errors, %d unknown, %d read errors; degraded %d s, worst p99 %,.0f ms, lag %d s, recovered after %d s"
                        .formatted(
                                result.holds() ? "✓" : "✗",
                                result.repetition(),
                                result.acknowledged(),
                                result.wrong(Kind.LOST),
                                result.wrong(Kind.DUPLICATE),
                                result.wrong(Kind.STALE),
                                result.attempts().error(),
                                result.attempts().unknown(),
                                result.reads().error() + result.reads().unknown(),
                                result.degraded(),
                                result.worstP99(),
                                result.lagSeconds(),
                                result.recoveredAfter()));
        result.checks().stream()
                .filter(check -> !check.holds())
                .forEach(check -> lines.add(
                        "      failed: %s: %d violations, %s".formatted(check.check(), check.wrong(), check.detail())));
        result.errors().forEach(error -> lines.add("      " + error));
        if (!result.failure().isEmpty()) {
            lines.add("      not finished: " + result.failure());
        }
        return lines;
    }
}
