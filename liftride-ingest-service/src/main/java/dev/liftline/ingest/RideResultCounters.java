package dev.liftline.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts every ride once by its result: the sum over {@code result} is the number of received rides. */
@Component
final class RideResultCounters {

    private final Counter acknowledged;
    private final Counter rejected;
    private final Counter unavailable;

    RideResultCounters(MeterRegistry meters) {
        Counter.Builder rides = Counter.builder("liftline.ingest.rides").description("Received rides by result");
        this.acknowledged = rides.tag("result", "acknowledged").register(meters);
        this.rejected = rides.tag("result", "rejected").register(meters);
        this.unavailable = rides.tag("result", "unavailable").register(meters);
    }

    void count(List<RideResult> results) {
        // The rides of a batch mostly have the same result: one increment per run of equal results.
        Counter current = acknowledged;
        int run = 0;
        for (RideResult result : results) {
            Counter counter = of(result);
            if (!counter.equals(current)) {
                current.increment(run);
                current = counter;
                run = 0;
            }
            run++;
        }
        current.increment(run);
    }

    private Counter of(RideResult result) {
        return switch (result) {
            case RideResult.Acknowledged _ -> acknowledged;
            case RideResult.Rejected _ -> rejected;
            case RideResult.Unavailable _ -> unavailable;
        };
    }
}
