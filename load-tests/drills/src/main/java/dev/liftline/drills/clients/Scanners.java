package dev.liftline.drills.clients;

import dev.liftline.local.load.Arrivals;
import dev.liftline.local.load.ConnectionPool;
import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.Requests;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Scanners that report new rides at a fixed rate, most of them one by one, and retry unacknowledged rides in batches. Used by the event
 * loop only.
 */
final class Scanners {

    private static final double SHARE_IN_BATCHES = 0.2;
    private static final int BATCH = 20;

    /** Few enough skiers that each one rides often. */
    private static final Field FIELD = new Field(5_000, 10, 40, 3, 360);

    private final Vertx vertx;
    private final ConnectionPool connections;
    private final Observations observations;
    private final RecentRides recent;
    private final int season;
    private final RetryQueue retries;
    private final SplittableRandom random = new SplittableRandom();
    private final List<Arrivals> arrivals = new ArrayList<>();

    Scanners(Vertx vertx, ConnectionPool connections, Observations observations, RecentRides recent, int season) {
        this.vertx = vertx;
        this.connections = connections;
        this.observations = observations;
        this.recent = recent;
        this.season = season;
        this.retries = new RetryQueue(vertx, this::reportBatch);
    }

    void start(double ridesPerSecond) {
        arrivals.add(Arrivals.start(vertx, ridesPerSecond * (1 - SHARE_IN_BATCHES), dueAt -> report(newRide(), dueAt)));
        arrivals.add(Arrivals.start(
                vertx,
                ridesPerSecond * SHARE_IN_BATCHES / BATCH,
                dueAt -> reportBatch(Stream.generate(this::newRide).limit(BATCH).toList(), dueAt, () -> {})));
    }

    /** Stops new rides; unacknowledged rides are still retried. */
    void stop() {
        arrivals.forEach(Arrivals::stop);
        arrivals.clear();
    }

    /** Stops new rides and retries. */
    void abort() {
        stop();
        retries.stop();
    }

    /** Rides that are not acknowledged yet. */
    long pending() {
        return retries.pending();
    }

    /** Reports rides that may be recorded already. */
    void reportAgain(List<FieldRide> rides) {
        retries.addAll(rides);
    }

    /** A ride that was never reported before. */
    FieldRide newRide() {
        FieldRide ride = FIELD.draw(random);
        while (!observations.rides().isNew(ride.key())) {
            ride = FIELD.draw(random);
        }
        return ride;
    }

    private void report(FieldRide ride, long dueAt) {
        retries.sent(1);
        observations.timeline().ride(dueAt);
        connections.sendOrFail(Requests.report(season, ride), response -> {
            Outcome outcome = Outcome.of(response);
            finished(dueAt, outcome, ErrorSamples.text(response));
            record(List.of(ride), List.of(outcome), RideBatch.maybeRecorded(response));
        });
    }

    private void reportBatch(List<FieldRide> rides, long dueAt, Runnable done) {
        retries.sent(rides.size());
        RideBatch batch = new RideBatch(season, rides);
        observations.timeline().ride(dueAt);
        connections.sendOrFail(batch.request(), response -> {
            List<Outcome> outcomes = batch.outcomes(response);
            finished(dueAt, Collections.max(outcomes), "batch: " + ErrorSamples.text(response));
            record(rides, outcomes, RideBatch.maybeRecorded(response));
            done.run();
        });
    }

    private void finished(long dueAt, Outcome outcome, String text) {
        observations.timeline().ride(dueAt, outcome);
        if (outcome != Outcome.OK) {
            observations.errors().add(text);
        }
    }

    private void record(List<FieldRide> rides, List<Outcome> outcomes, boolean maybeRecorded) {
        for (int i = 0; i < rides.size(); i++) {
            FieldRide ride = rides.get(i);
            int attempts = observations.rides().record(ride.key(), outcomes.get(i), maybeRecorded);
            if (outcomes.get(i) == Outcome.OK) {
                recent.add(ride);
                retries.acknowledged();
            } else {
                retries.retry(ride, attempts);
            }
        }
    }
}
