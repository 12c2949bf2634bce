package dev.liftline.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
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

    void count(List<Outcome> outcomes) {
        // Those of a batch are mostly alike: one increment for each run of them.
        Counter latest = acknowledged;
        int alike = 0;
        for (Outcome outcome : outcomes) {
            Counter counter = of(outcome);
            if (!counter.equals(latest)) {
                latest.increment(alike);
                latest = counter;
                alike = 0;
            }
            alike++;
        }
        latest.increment(alike);
    }

    private Counter of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Acknowledged _ -> acknowledged;
            case Outcome.Invalid _ -> invalid;
            case Outcome.Refused _ -> refused;
            case Outcome.Unavailable _ -> unavailable;
        };
    }
}
