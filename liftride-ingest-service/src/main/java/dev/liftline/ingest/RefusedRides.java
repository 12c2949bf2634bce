package dev.liftline.ingest;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Counts the rides of resorts' scanners that are rejected, for the resort's board. The resort is that of the scanner's key and never one
 * that a request names, so that there are no more counters than resorts with keys. Thread-safe.
 */
@Component
final class RefusedRides {

    private final MeterRegistry meters;
    private final Map<Integer, Map<RefusalReason, Counter>> byResort = new ConcurrentHashMap<>();

    RefusedRides(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(List<ParsedRide> rides, Caller caller) {
        if (caller.role() != CallerRole.SCANNER || caller.resort() == Caller.ANY) {
            return;
        }
        Map<RefusalReason, Counter> counters = byResort.computeIfAbsent(caller.resort(), this::counters);
        for (ParsedRide ride : rides) {
            if (ride instanceof ParsedRide.Invalid invalid) {
                Objects.requireNonNull(counters.get(invalid.reason())).increment();
            }
        }
    }

    private Map<RefusalReason, Counter> counters(int resort) {
        Map<RefusalReason, Counter> counters = new EnumMap<>(RefusalReason.class);
        for (RefusalReason reason : RefusalReason.values()) {
            counters.put(
                    reason,
                    Counter.builder("liftline.refused.rides")
                            .description("Rejected rides of a resort's scanners by reason")
                            .tag("resort", Integer.toString(resort))
                            .tag("reason", reason.tag())
                            .register(meters));
        }
        return counters;
    }
}
