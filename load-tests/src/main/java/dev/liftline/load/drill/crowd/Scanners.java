package dev.liftline.load.drill.crowd;

import dev.liftline.load.bench.traffic.Requests;
import dev.liftline.load.field.Field;
import dev.liftline.load.field.FieldRide;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Scanners that report new rides at a fixed rate and report a ride again, ever more patiently, until they are told that it is
 * recorded. For the event loop alone.
 */
final class Scanners {

    private static final double BATCHED = 0.2;
    private static final int BATCH = 20;
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 8_000;

    /** Few enough skiers that each rides again and again. */
    private static final Field FIELD = new Field(5_000, 10, 40, 3, 360);

    private final Vertx vertx;
    private final Lanes lanes;
    private final Timeline timeline;
    private final RideBook book;
    private final Complaints complaints;
    private final RecentRides recent;
    private final int season;
    private final SplittableRandom random = new SplittableRandom();
    private final List<Pace> paces = new ArrayList<>();
    private long pending;

    Scanners(
            Vertx vertx,
            Lanes lanes,
            Timeline timeline,
            RideBook book,
            Complaints complaints,
            RecentRides recent,
            int season) {
        this.vertx = vertx;
        this.lanes = lanes;
        this.timeline = timeline;
        this.book = book;
        this.complaints = complaints;
        this.recent = recent;
        this.season = season;
    }

    void start(double ridesPerSecond) {
        paces.add(Pace.of(vertx, ridesPerSecond * (1 - BATCHED), dueAt -> report(newRide(), dueAt)));
        paces.add(Pace.of(vertx, ridesPerSecond * BATCHED / BATCH, this::reportBatch));
    }

    /** No new rides; those that are not recorded yet are still reported again. */
    void stop() {
        paces.forEach(Pace::stop);
    }

    /** Rides that some scanner still wants to report. */
    long pending() {
        return pending;
    }

    /** Reports a ride that may be recorded already. */
    void again(FieldRide ride) {
        report(ride, System.nanoTime());
    }

    private FieldRide newRide() {
        FieldRide ride = FIELD.draw(random);
        while (!book.isNew(ride.key())) {
            ride = FIELD.draw(random);
        }
        return ride;
    }

    private void report(FieldRide ride, long dueAt) {
        pending++;
        timeline.ride(dueAt);
        lanes.ask(Requests.report(season, ride)).onSuccess(answer -> {
            pending--;
            Outcome outcome = answer.outcome();
            timeline.ride(dueAt, outcome);
            if (outcome != Outcome.OK) {
                complaints.add(answer.text());
            }
            settle(ride, outcome, Batch.maybeRecorded(answer));
        });
    }

    private void reportBatch(long dueAt) {
        Batch batch = new Batch(season, newRides());
        pending++;
        timeline.ride(dueAt);
        lanes.ask(batch.shot()).onSuccess(answer -> {
            pending--;
            List<Outcome> outcomes = batch.outcomes(answer);
            Outcome worst = outcomes.stream().max(Outcome::compareTo).orElse(Outcome.OK);
            timeline.ride(dueAt, worst);
            if (worst != Outcome.OK) {
                complaints.add("batch: " + answer.text());
            }
            for (int i = 0; i < outcomes.size(); i++) {
                settle(batch.rides().get(i), outcomes.get(i), Batch.maybeRecorded(answer));
            }
        });
    }

    private List<FieldRide> newRides() {
        List<FieldRide> rides = new ArrayList<>(BATCH);
        while (rides.size() < BATCH) {
            rides.add(newRide());
        }
        return rides;
    }

    private void settle(FieldRide ride, Outcome outcome, boolean maybeRecorded) {
        int attempts = book.note(ride.key(), outcome, maybeRecorded);
        if (outcome == Outcome.OK) {
            recent.add(ride);
            return;
        }
        pending++;
        long pause = Math.min(FIRST_PAUSE_MILLIS << Math.min(attempts - 1, 10), LONGEST_PAUSE_MILLIS);
        // Spread, or all that failed together would come again together.
        vertx.setTimer(pause / 2 + random.nextLong(pause), timer -> {
            pending--;
            again(ride);
        });
    }
}
