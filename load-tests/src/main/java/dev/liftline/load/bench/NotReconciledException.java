package dev.liftline.load.bench;

import java.util.function.Supplier;

/** What a benchmark did does not add up, so that its figure would mean nothing. */
final class NotReconciledException extends Exception {

    /** @param sentence what differs from what, with both numbers */
    NotReconciledException(String sentence) {
        super(sentence);
    }

    /** Insists on {@code holds}. */
    static void require(boolean holds, Supplier<String> sentence) throws NotReconciledException {
        if (!holds) {
            throw new NotReconciledException(sentence.get());
        }
    }
}
