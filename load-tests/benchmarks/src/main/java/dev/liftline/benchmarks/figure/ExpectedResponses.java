package dev.liftline.benchmarks.figure;

import dev.liftline.local.load.LoadResult;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.util.Arrays;

/** Checks that every response of a load has an expected status. */
public final class ExpectedResponses {

    private ExpectedResponses() {}

    /** Requires one of {@code statuses} for every request and returns the number of requests. */
    public static long all(LoadResult result, int... statuses) throws NotReconciledException {
        NotReconciledException.require(
                result.otherThan(statuses) == 0,
                () -> "Not every response has status %s: %s".formatted(Arrays.toString(statuses), result.summary()));
        return result.total();
    }
}
