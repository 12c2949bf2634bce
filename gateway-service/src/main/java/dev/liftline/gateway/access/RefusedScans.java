package dev.liftline.gateway.access;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Counts the rides that scanners report for another resort than their key's, which no ingest replica sees; {@code docs/metrics.md}
 * describes the meter. The resort is the key's, so that there are no more counters than resorts with keys. Thread-safe.
 */
@Component
final class RefusedScans {

    private final MeterRegistry meters;
    private final Map<Integer, Counter> byResort = new ConcurrentHashMap<>();

    RefusedScans(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param caller who is bound to a resort and named another one */
    void otherResort(Caller caller) {
        if (caller.role() == CallerRole.SCANNER) {
            byResort.computeIfAbsent(caller.resort(), this::counter).increment();
        }
    }

    private Counter counter(int resort) {
        return Counter.builder("liftline.refused.rides")
                .description("Rides of a resort's scanners that were refused by reason")
                .tag("resort", Integer.toString(resort))
                .tag("reason", "other_resort")
                .register(meters);
    }
}
