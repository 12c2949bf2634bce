package dev.liftline.benchmarks.figure;

import dev.liftline.local.load.LoadResult;
import dev.liftline.testkit.reconcile.NotReconciledException;

/** Insists on the answers that a benchmark expects. */
public final class Answers {

    private Answers() {}

    /** How many requests were answered 201, which must be all. */
    public static long allCreated(LoadResult result) throws NotReconciledException {
        return all(result, 201);
    }

    /** How many requests were answered {@code status}, which must be all. */
    public static long all(LoadResult result, int status) throws NotReconciledException {
        NotReconciledException.require(
                result.otherThan(status) == 0,
                () -> "Not every request was answered %d: %s".formatted(status, result.summary()));
        return result.count(status);
    }
}
