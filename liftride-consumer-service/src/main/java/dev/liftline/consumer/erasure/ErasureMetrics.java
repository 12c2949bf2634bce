package dev.liftline.consumer.erasure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts requests and rides. All meters exist from the start. */
@Component
class ErasureMetrics {

    private final AtomicInteger open = new AtomicInteger();
    private final Counter done;
    private final Counter failed;
    private final Counter moved;
    private final Counter duplicate;

    ErasureMetrics(MeterRegistry registry) {
        Gauge.builder("liftline.consumer.erasures.open", open, AtomicInteger::get)
                .description("Requests to delete a skier's data that were not done when this replica last looked")
                .register(registry);
        done = erasures(registry, "done");
        failed = erasures(registry, "failed");
        moved = rides(registry, "moved");
        duplicate = rides(registry, "duplicate");
    }

    void open(int requests) {
        open.set(requests);
    }

    void done() {
        done.increment();
    }

    void failed() {
        failed.increment();
    }

    void erased(int movedRides, int duplicates) {
        moved.increment(movedRides);
        duplicate.increment(duplicates);
    }

    private static Counter erasures(MeterRegistry registry, String result) {
        return Counter.builder("liftline.consumer.erasures")
                .description("Attempts to delete a skier's data")
                .tag("result", result)
                .register(registry);
    }

    private static Counter rides(MeterRegistry registry, String result) {
        return Counter.builder("liftline.consumer.erased.rides")
                .description("Rides of skiers whose data were deleted")
                .tag("result", result)
                .register(registry);
    }
}
