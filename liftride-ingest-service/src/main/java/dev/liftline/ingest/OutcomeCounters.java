package dev.liftline.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts every ride once by what became of it, so that the sum over {@code outcome} is what was received. */
@Component
final class OutcomeCounters {

    private final Counter acknowledged;
    private final Counter invalid;
    private final Counter refused;
    private final Counter unavailable;

    OutcomeCounters(MeterRegistry meters) {
        Counter.Builder rides =
                Counter.builder("liftline.ingest.rides").description("Rides received, by what became of them");
        this.acknowledged = rides.tag("outcome", "acknowledged").register(meters);
        this.invalid = rides.tag("outcome", "invalid").register(meters);
        this.refused = rides.tag("outcome", "refused").register(meters);
        this.unavailable = rides.tag("outcome", "unavailable").register(meters);
    }

    void count(Outcome outcome) {
        Counter counter = switch (outcome) {
            case Outcome.Acknowledged _ -> acknowledged;
            case Outcome.Invalid _ -> invalid;
            case Outcome.Refused _ -> refused;
            case Outcome.Unavailable _ -> unavailable;
        };
        counter.increment();
    }
}
