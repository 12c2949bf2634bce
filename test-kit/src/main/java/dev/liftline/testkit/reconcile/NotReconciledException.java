package dev.liftline.testkit.reconcile;

import java.util.function.Supplier;

/** A measurement that does not reconcile, so that its figure would mean nothing. */
public final class NotReconciledException extends Exception {

    /** @param sentence what differs, with both numbers */
    public NotReconciledException(String sentence) {
        super(sentence);
    }

    /** Throws the exception unless {@code holds}. */
    public static void require(boolean holds, Supplier<String> sentence) throws NotReconciledException {
        if (!holds) {
            throw new NotReconciledException(sentence.get());
        }
    }
}
