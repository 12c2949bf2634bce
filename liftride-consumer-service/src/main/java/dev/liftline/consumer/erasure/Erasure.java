package dev.liftline.consumer.erasure;

import java.time.OffsetDateTime;

/**
 * A skier's request.
 *
 * @param requestedAt rides that were received later are new data
 */
record Erasure(int skierId, OffsetDateTime requestedAt) {

    /** Without the skier: logs must not say who asked. */
    @Override
    public String toString() {
        return "the request of " + requestedAt;
    }
}
