package dev.liftline.benchmarks.figure;

import dev.liftline.testkit.http.Salvo;
import dev.liftline.testkit.reconcile.NotReconciledException;

/** Insists on the answers that a benchmark expects. */
public final class Answers {

    private Answers() {}

    /** How many requests were answered 201, which must be all. */
    public static long allCreated(Salvo salvo) throws NotReconciledException {
        return all(salvo, 201);
    }

    /** How many requests were answered {@code status}, which must be all. */
    public static long all(Salvo salvo, int status) throws NotReconciledException {
        NotReconciledException.require(
                salvo.otherThan(status) == 0,
                () -> "Not every request was answered %d: %s".formatted(status, salvo.answers()));
        return salvo.answered(status);
    }
}
