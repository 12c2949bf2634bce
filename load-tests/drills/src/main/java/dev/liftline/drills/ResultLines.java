package dev.liftline.drills;

import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.drills.report.DrillResult;
import java.util.ArrayList;
import java.util.List;

/** A run in a few lines. */
final class ResultLines {

    private ResultLines() {}

    static List<String> of(DrillResult run) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "  %s run %d: %,d acknowledged, %d lost, %d doubled, %d stale, %d refused, %d unknown, %d read errors; degraded %d s, worst p99 %,.0f ms, behind %d s, recovered after %d s"
                        .formatted(
                                run.holds() ? "✓" : "✗",
                                run.repetition(),
                                run.acknowledged(),
                                run.wrong(Kind.LOST),
                                run.wrong(Kind.DOUBLED),
                                run.wrong(Kind.STALE),
                                run.attempts().error(),
                                run.attempts().unknown(),
                                run.reads().error() + run.reads().unknown(),
                                run.degraded(),
                                run.worstP99(),
                                run.behind(),
                                run.recoveredAfter()));
        run.verdicts().stream()
                .filter(verdict -> !verdict.holds())
                .forEach(verdict -> lines.add("      not so: %s: %d wrong, %s"
                        .formatted(verdict.check(), verdict.wrong(), verdict.detail())));
        run.complaints().forEach(complaint -> lines.add("      " + complaint));
        if (!run.failure().isEmpty()) {
            lines.add("      not finished: " + run.failure());
        }
        return lines;
    }
}
