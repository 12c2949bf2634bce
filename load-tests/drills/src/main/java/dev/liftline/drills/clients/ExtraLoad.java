package dev.liftline.drills.clients;

import dev.liftline.local.load.Arrivals;
import dev.liftline.local.load.ConnectionPool;
import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.Requests;
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
    private @Nullable Arrivals arrivals;
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
        arrivals = Arrivals.start(vertx, perSecond, dueAt -> {
            if (connections.isExhausted()) {
                unsent++;
            } else {
                report(() -> {});
            }
        });
    }

    void stop() {
        closed = true;
        if (arrivals != null) {
            arrivals.stop();
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
            report(this::next);
        }
    }

    private void report(Runnable done) {
        FieldRide ride = rides.get();
        inFlight++;
        connections.sendOrFail(Requests.report(season, ride), response -> {
            inFlight--;
            Outcome outcome = Outcome.of(response);
            reported.recordUncounted(ride.key(), outcome, RideBatch.maybeRecorded(response));
            switch (outcome) {
                case OK -> acknowledged++;
                case ERROR -> errors++;
                case UNKNOWN -> unknown++;
            }
            done.run();
        });
    }
}
