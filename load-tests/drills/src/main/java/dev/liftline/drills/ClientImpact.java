package dev.liftline.drills;

import dev.liftline.drills.check.CheckResult;
import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.drills.plan.ExpectedImpact.Impact;
import dev.liftline.drills.report.DrillResult.Count;
import java.time.Duration;

/** Compares what clients noticed with what is expected. */
final class ClientImpact {

    /** One failed request for each connection. */
    private static final long MAX_READ_ERRORS = 200;

    private ClientImpact() {}

    /** @param maxAttempts the largest number of attempts for one ride */
    static CheckResult byScanners(Impact allowed, Count attempts, int maxAttempts) {
        return switch (allowed) {
            case NOTHING -> noErrors("scanners see no error", attempts);
            case RETRY ->
                new CheckResult(
                        Kind.CLIENT_IMPACT,
                        "every ride is acknowledged after one retry",
                        Math.max(0, maxAttempts - 2),
                        "a ride had up to " + maxAttempts + " attempts");
            case OUTAGE -> new CheckResult(Kind.CLIENT_IMPACT, "scanners may see errors", 0, "");
        };
    }

    static CheckResult byReaders(Impact allowed, Count reads) {
        return switch (allowed) {
            case NOTHING -> noErrors("readers see no error", reads);
            case RETRY -> {
                long errors = reads.error() + reads.unknown();
                yield new CheckResult(
                        Kind.CLIENT_IMPACT,
                        "each reader loses at most one response",
                        Math.max(0, errors - MAX_READ_ERRORS),
                        errors + " errors");
            }
            case OUTAGE -> new CheckResult(Kind.CLIENT_IMPACT, "readers may see errors", 0, "");
        };
    }

    /** @param lagSeconds seconds in which the consumer lag exceeded its usual value */
    static CheckResult byStorage(Duration allowed, int lagSeconds) {
        return new CheckResult(
                Kind.CLIENT_IMPACT,
                "the consumer lag is short",
                Math.max(0, lagSeconds - allowed.toSeconds()),
                "%d s, limit %d s".formatted(lagSeconds, allowed.toSeconds()));
    }

    private static CheckResult noErrors(String check, Count count) {
        return new CheckResult(
                Kind.CLIENT_IMPACT,
                check,
                count.error() + count.unknown(),
                "%d errors, %d unknown".formatted(count.error(), count.unknown()));
    }
}
