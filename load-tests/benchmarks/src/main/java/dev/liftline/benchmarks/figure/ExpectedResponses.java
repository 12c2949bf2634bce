package dev.liftline.benchmarks.figure;

import dev.liftline.local.load.LoadResult;
import dev.liftline.testkit.reconcile.NotReconciledException;

/** Checks that every response of a load has the expected status. */
public final class ExpectedResponses {

    private ExpectedResponses() {}

    /** Requires status 201 for every request and returns the number of requests. */
    public static long allCreated(LoadResult result) throws NotReconciledException {
        return all(result, 201);
    }

    /** Requires {@code status} for every request and returns the number of requests. */
    public static long all(LoadResult result, int status) throws NotReconciledException {
        NotReconciledException.require(
                result.otherThan(status) == 0,
                () -> "Not every response has status %d: %s".formatted(status, result.summary()));
        return result.count(status);
    }
}
