package dev.liftline.drills.clients;

import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.Requests;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scanners that report new rides in a closed loop, or at a fixed rate, and never retry. Their rides are recorded, but their requests do
 * not count in the timeline. Used by the event loop only.
 */
final class ExtraLoad {

    private final Vertx vertx;
    private final ConnectionPool connections;
    private final ReportedRides reported;
    private final Supplier<FieldRide> rides;
    private final int season;
    private @Nullable FixedRate rate;
    private boolean closed;
    private long acknowledged;
    private long errors;
    private long unknown;
    private long unsent;
    private long inFlight;

    ExtraLoad(Vertx vertx, ConnectionPool connections, ReportedRides reported, Supplier<FieldRide> rides, int season) {
        this.vertx = vertx;
        this.connections = connections;
        this.reported = reported;
        this.rides = rides;
        this.season = season;
    }

    /** Starts scanners that report the next ride after each response. */
    void closedLoop(int scanners) {
        for (int i = 0; i < scanners; i++) {
            next();
        }
    }

    void openLoop(double perSecond) {
        rate = FixedRate.of(vertx, perSecond, dueAt -> {
            if (connections.isExhausted()) {
                unsent++;
            } else {
                var _ = report();
            }
        });
    }

    void stop() {
        closed = true;
        if (rate != null) {
            rate.stop();
        }
    }

    long acknowledged() {
        return acknowledged;
    }

    long inFlight() {
        return inFlight;
    }

    /** The result, for a message. */
    @Override
    public String toString() {
        return "%,d acknowledged, %,d error responses, %,d without a response, %,d not sent because every connection was busy"
                .formatted(acknowledged, errors, unknown, unsent);
    }

    private void next() {
        if (!closed) {
            report().onComplete(ended -> next());
        }
    }

    private Future<?> report() {
        FieldRide ride = rides.get();
        inFlight++;
        return connections.send(Requests.report(season, ride)).onSuccess(response -> {
            inFlight--;
            reported.recordUncounted(ride.key(), response.outcome(), RideBatch.maybeRecorded(response));
            switch (response.outcome()) {
                case OK -> acknowledged++;
                case ERROR -> errors++;
                case UNKNOWN -> unknown++;
            }
        });
    }
}
