package dev.liftline.drills;

import dev.liftline.drills.check.CheckResult;
import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.drills.clients.Count;
import dev.liftline.drills.clients.Second;
import dev.liftline.drills.plan.Drill;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of one run of a drill.
 *
 * @param injectedAt the second at which the fault was injected
 * @param clearedAt the second at which clearing it began
 * @param acknowledged acknowledged rides
 * @param attempts outcomes of the scanners' attempts
 * @param reads outcomes of reads
 * @param degraded seconds in which a request failed or the p99 latency exceeded a second
 * @param worstP99 milliseconds, of the worst second
 * @param recoveredAfter seconds from the beginning of clearing to the first of three good seconds; -1 if there are none
 * @param lagSeconds seconds in which the consumer lag exceeded its usual value
 * @param quiescentAfter seconds from the end of the load until the stack was quiescent
 * @param failure why the run did not finish, or empty
 */
record DrillResult(
        String drill,
        String title,
        int repetition,
        int injectedAt,
        int clearedAt,
        long acknowledged,
        Count attempts,
        Count reads,
        int degraded,
        double worstP99,
        int recoveredAfter,
        int lagSeconds,
        double quiescentAfter,
        List<CheckResult> checks,
        List<String> errors,
        List<String> notes,
        String failure,
        List<Second> seconds) {

    /** A run that did not begin because its stack did not start. */
    static DrillResult impossible(Drill drill, int repetition, String reason) {
        return new DrillResult(
                drill.name(),
                drill.title(),
                repetition,
                0,
                0,
                0,
                Count.NONE,
                Count.NONE,
                0,
                0,
                -1,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                "cannot run: " + reason,
                List.of());
    }

    /** Whether every invariant held. */
    boolean holds() {
        return failure.isEmpty() && checks.stream().allMatch(CheckResult::holds);
    }

    /** The number of violations of a kind. */
    long wrong(Kind kind) {
        return checks.stream()
                .filter(check -> check.kind() == kind)
                .mapToLong(CheckResult::wrong)
                .sum();
    }

    /** The result in a few lines. */
    List<String> lines() {
        String figures =
                "  %s run %d: %,d acknowledged, %d lost, %d duplicate, %d stale, %d errors, %d unknown, %d read errors; degraded %d s, worst p99 %,.0f ms, lag %d s, recovered after %d s"
                        .formatted(
                                holds() ? "✓" : "✗",
                                repetition,
                                acknowledged,
                                wrong(Kind.LOST),
                                wrong(Kind.DUPLICATE),
                                wrong(Kind.STALE),
                                attempts.error(),
                                attempts.unknown(),
                                reads.failed(),
                                degraded,
                                worstP99,
                                lagSeconds,
                                recoveredAfter);
        return Stream.concat(Stream.of(figures), problems().map(problem -> "      " + problem))
                .toList();
    }

    /** Why it did not finish, the checks that failed and the most frequent errors. */
    Stream<String> problems() {
        return Stream.of(
                        failure.isEmpty() ? Stream.<String>empty() : Stream.of("not finished: " + failure),
                        checks.stream()
                                .filter(check -> !check.holds())
                                .map(check -> "failed: %s: %d violations, %s"
                                        .formatted(check.check(), check.wrong(), check.detail())),
                        errors.stream())
                .flatMap(problem -> problem);
    }
}
