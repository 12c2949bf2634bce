package dev.liftline.consumer.kafka;

import dev.liftline.consumer.StoreResult;
import dev.liftline.consumer.TotalsCache;

/** A cache whose state the test sets. */
final class SwitchableCache implements TotalsCache {

    volatile boolean current;

    @Override
    public void refresh(StoreResult result) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isCurrent() {
        return current;
    }
}
