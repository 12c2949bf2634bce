package dev.liftline.drills.clients;

import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.Requests;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scanners that report new rides as fast as they are answered, or at a fixed rate, and do not come back with what is not taken. They are
 * in the book of rides but not in the timeline, which is about the others. For the event loop alone.
 */
final class ExtraLoad {

    private final Vertx vertx;
    private final ConnectionPool lanes;
    private final ReportedRides book;
    private final Supplier<FieldRide> rides;
    private final int season;
    private @Nullable FixedRate pace;
    private boolean closed;
    private long taken;
    private long refused;
    private long unknown;
    private long unsent;
    private long underWay;

    ExtraLoad(Vertx vertx, ConnectionPool lanes, ReportedRides book, Supplier<FieldRide> rides, int season) {
        this.vertx = vertx;
        this.lanes = lanes;
        this.book = book;
        this.rides = rides;
        this.season = season;
    }

    /** So many scanners that report the next ride when they are answered. */
    void asFastAsAnswered(int scanners) {
        for (int i = 0; i < scanners; i++) {
            next();
        }
    }

    void atRate(double perSecond) {
        pace = FixedRate.of(vertx, perSecond, dueAt -> {
            if (lanes.isExhausted()) {
                unsent++;
            } else {
                var _ = report();
            }
        });
    }

    void stop() {
        closed = true;
        if (pace != null) {
            pace.stop();
        }
    }

    long taken() {
        return taken;
    }

    long underWay() {
        return underWay;
    }

    /** What came of it, for a message. */
    @Override
    public String toString() {
        return "%,d taken, %,d refused, %,d without an answer, %,d not sent, as every connection waited"
                .formatted(taken, refused, unknown, unsent);
    }

    private void next() {
        if (!closed) {
            report().onComplete(ended -> next());
        }
    }

    private Future<?> report() {
        FieldRide ride = rides.get();
        underWay++;
        return lanes.ask(Requests.report(season, ride)).onSuccess(answer -> {
            underWay--;
            book.noteAside(ride.key(), answer.outcome(), RideBatch.maybeRecorded(answer));
            switch (answer.outcome()) {
                case OK -> taken++;
                case REFUSED -> refused++;
                case UNKNOWN -> unknown++;
            }
        });
    }
}
