package dev.liftline.drills;

import dev.liftline.drills.check.CheckResult;
import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.drills.clients.Count;
import dev.liftline.drills.plan.ExpectedImpact.Impact;
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
                check(
                        "every ride is acknowledged after one retry",
                        maxAttempts - 2,
                        "a ride had up to " + maxAttempts + " attempts");
            case OUTAGE -> check("scanners may see errors", 0, "");
        };
    }

    static CheckResult byReaders(Impact allowed, Count reads) {
        return switch (allowed) {
            case NOTHING -> noErrors("readers see no error", reads);
            case RETRY ->
                check(
                        "each reader loses at most one response",
                        reads.failed() - MAX_READ_ERRORS,
                        reads.failed() + " errors");
            case OUTAGE -> check("readers may see errors", 0, "");
        };
    }

    /** @param lagSeconds seconds in which the consumer lag exceeded its usual value */
    static CheckResult byStorage(Duration allowed, int lagSeconds) {
        return check(
                "the consumer lag is short",
                lagSeconds - allowed.toSeconds(),
                "%d s, limit %d s".formatted(lagSeconds, allowed.toSeconds()));
    }

    private static CheckResult noErrors(String check, Count count) {
        return check(check, count.failed(), "%d errors, %d unknown".formatted(count.error(), count.unknown()));
    }

    private static CheckResult check(String check, long wrong, String detail) {
        return new CheckResult(Kind.CLIENT_IMPACT, check, Math.max(0, wrong), detail);
    }
}
