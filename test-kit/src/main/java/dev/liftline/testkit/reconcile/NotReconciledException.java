package dev.liftline.testkit.reconcile;

import java.util.function.Supplier;

/** What a benchmark did does not add up, so that its figure would mean nothing. */
public final class NotReconciledException extends Exception {

    /** @param sentence what differs from what, with both numbers */
    public NotReconciledException(String sentence) {
        super(sentence);
    }

    /** Insists on {@code holds}. */
    public static void require(boolean holds, Supplier<String> sentence) throws NotReconciledException {
        if (!holds) {
            throw new NotReconciledException(sentence.get());
        }
    }
}
