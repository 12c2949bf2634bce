package dev.liftline.drills.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.liftline.drills.check.CheckResult;
import dev.liftline.drills.clients.Second;
import dev.liftline.drills.plan.Drill;
import java.util.List;

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
public record DrillResult(
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

    /** Numbers of requests, or rides, by outcome. */
    public record Count(long ok, long error, long unknown) {}

    /** A run that did not begin because its stack did not start. */
    public static DrillResult impossible(Drill drill, int repetition, String reason) {
        Count none = new Count(0, 0, 0);
        return new DrillResult(
                drill.name(),
                drill.title(),
                repetition,
                0,
                0,
                0,
                none,
                none,
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
    public boolean holds() {
        return failure.isEmpty() && checks.stream().allMatch(CheckResult::holds);
    }

    /** The number of violations of a kind. */
    @JsonIgnore
    public long wrong(CheckResult.Kind kind) {
        return checks.stream()
                .filter(check -> check.kind() == kind)
                .mapToLong(CheckResult::wrong)
                .sum();
    }
}
