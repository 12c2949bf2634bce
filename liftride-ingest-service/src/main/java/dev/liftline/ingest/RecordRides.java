package dev.liftline.ingest;

import dev.liftline.model.LiftRide;
import dev.liftline.model.caller.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Records the valid rides of a request. Blocks until their results are known or the timeout passes. Thread-safe. */
@Component
public class RecordRides {

    /** The maximum number of rides in a batch. */
    public static final int MAX_BATCH = 1_000;

    private final RideLog rideLog;
    private final RideResultCounters counters;
    private final RefusedRides refused;
    private final Duration timeout;

    RecordRides(RideLog rideLog, RideResultCounters counters, RefusedRides refused, IngestProperties properties) {
        this.rideLog = rideLog;
        this.counters = counters;
        this.refused = refused;
        this.timeout = properties.responseTimeout();
    }

    /** Records one ride; see {@link #record(List, Caller)}. */
    public RideResult record(ParsedRide ride, Caller caller) {
        return record(List.of(ride), caller).getFirst();
    }

    /**
     * Records every valid ride that the caller may report.
     *
     * @param sent at most {@link #MAX_BATCH} rides
     * @return a result per ride, in order
     */
    public List<RideResult> record(List<ParsedRide> sent, Caller caller) {
        List<ParsedRide> parsed =
                sent.stream().map(ride -> ReportingRule.apply(caller, ride)).toList();
        List<LiftRide> rides = valid(parsed);
        List<RideResult> appended = rides.isEmpty() ? List.of() : rideLog.append(rides, timeout);
        List<RideResult> results = merge(parsed, appended.iterator());
        counters.count(results);
        if (rides.size() < parsed.size()) {
            refused.count(parsed, caller);
        }
        return results;
    }

    private static List<LiftRide> valid(List<ParsedRide> parsed) {
        List<LiftRide> rides = new ArrayList<>(parsed.size());
        for (ParsedRide each : parsed) {
            if (each instanceof ParsedRide.Valid(var ride)) {
                rides.add(ride);
            }
        }
        return rides;
    }

    private static List<RideResult> merge(List<ParsedRide> parsed, Iterator<RideResult> ofValid) {
        List<RideResult> results = new ArrayList<>(parsed.size());
        for (ParsedRide each : parsed) {
            results.add(
                    switch (each) {
                        case ParsedRide.Valid _ -> ofValid.next();
                        case ParsedRide.Invalid invalid -> new RideResult.Rejected(invalid);
                    });
        }
        return results;
    }
}
