package dev.liftline.consumer.kafka;

import dev.liftline.consumer.StoreResult;
import dev.liftline.consumer.TotalsCache;

/** A cache that is current when the test says so. */
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
