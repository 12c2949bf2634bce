package dev.liftline.drills;

import dev.liftline.drills.check.CheckResult;
import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.drills.plan.ExpectedImpact.Notice;
import dev.liftline.drills.report.DrillResult.Count;
import java.time.Duration;

/** Compares what clients noticed with what they may. */
final class ClientImpact {

    /** A connection that breaks takes one request with it. */
    private static final long CONNECTIONS = 200;

    private ClientImpact() {}

    /** @param mostAttempts the most that one ride was reported */
    static CheckResult byScanners(Notice allowed, Count attempts, int mostAttempts) {
        return switch (allowed) {
            case NOTHING -> verdict("scanners see no error", attempts);
            case RETRY ->
                new CheckResult(
                        Kind.NOTICED,
                        "every ride is taken when it is reported once more",
                        Math.max(0, mostAttempts - 2),
                        "a ride was reported up to " + mostAttempts + " times");
            case OUTAGE -> new CheckResult(Kind.NOTICED, "scanners may be refused", 0, "");
        };
    }

    static CheckResult byPhones(Notice allowed, Count reads) {
        return switch (allowed) {
            case NOTHING -> verdict("phones see no error", reads);
            case RETRY -> {
                long errors = reads.error() + reads.unknown();
                yield new CheckResult(
                        Kind.NOTICED,
                        "each phone loses an answer at most once",
                        Math.max(0, errors - CONNECTIONS),
                        errors + " errors");
            }
            case OUTAGE -> new CheckResult(Kind.NOTICED, "phones may be refused", 0, "");
        };
    }

    /** @param behind seconds */
    static CheckResult byStorage(Duration allowed, int behind) {
        return new CheckResult(
                Kind.NOTICED,
                "rides do not wait long to be stored",
                Math.max(0, behind - allowed.toSeconds()),
                "behind for %d s, at most %d s".formatted(behind, allowed.toSeconds()));
    }

    private static CheckResult verdict(String check, Count count) {
        return new CheckResult(
                Kind.NOTICED,
                check,
                count.error() + count.unknown(),
                "%d refused, %d unknown".formatted(count.error(), count.unknown()));
    }
}
