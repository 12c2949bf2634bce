package dev.liftline.drills.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.liftline.drills.check.CheckResult;
import dev.liftline.drills.clients.Second;
import dev.liftline.drills.plan.Drill;
import java.util.List;

/**
 * One run of a drill.
 *
 * @param injectedAt the second of the load at which the fault was put in
 * @param clearedAt the second at which lifting it began
 * @param acknowledged rides that scanners were told are recorded
 * @param attempts what came of the scanners' attempts at reporting a ride
 * @param reads what came of the phones' reads
 * @param degraded seconds in which a client saw an error or one request in a hundred took more than a second
 * @param worstP99 milliseconds, of the worst second
 * @param recoveredAfter seconds from the beginning of the lift to the first of three good seconds; -1 where there were none
 * @param behind seconds in which more rides than usual waited to be stored
 * @param quietAfter seconds from the end of the load until nothing moved any more
 * @param failure why the run could not be finished, or empty
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
        int behind,
        double quietAfter,
        List<CheckResult> verdicts,
        List<String> complaints,
        List<String> notes,
        String failure,
        List<Second> seconds) {

    /** How many requests, or rides, ended in which way. */
    public record Count(long ok, long error, long unknown) {}

    /** A run that could not even begin, because its system cannot be had on this machine or does not start. */
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
                "cannot run here: " + reason,
                List.of());
    }

    /** Whether everything was as it must be. */
    public boolean holds() {
        return failure.isEmpty() && verdicts.stream().allMatch(CheckResult::holds);
    }

    /** How many things of this kind are wrong. */
    @JsonIgnore
    public long wrong(CheckResult.Kind kind) {
        return verdicts.stream()
                .filter(verdict -> verdict.kind() == kind)
                .mapToLong(CheckResult::wrong)
                .sum();
    }
}
