package dev.liftline.drills.clients;

import dev.liftline.local.load.Arrivals;
import dev.liftline.local.load.ConnectionPool;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Scanners that report new rides at a fixed rate, most of them one by one, and retry unacknowledged rides in batches. Used by the event
 * loop only.
 */
final class Scanners {

    private static final double SHARE_IN_BATCHES = 0.2;
    private static final int BATCH = 20;

    private final Vertx vertx;
    private final ConnectionPool connections;
    private final Observations observations;
    private final RetryQueue retries;
    private final List<Arrivals> arrivals = new ArrayList<>();

    Scanners(Vertx vertx, ConnectionPool connections, Observations observations) {
        this.vertx = vertx;
        this.connections = connections;
        this.observations = observations;
        this.retries = new RetryQueue(vertx, this::reportBatch);
    }

    void start(double ridesPerSecond) {
        arrivals.add(Arrivals.start(
                vertx,
                ridesPerSecond * (1 - SHARE_IN_BATCHES),
                dueAt -> report(observations.rides().newRide(), dueAt)));
        arrivals.add(Arrivals.start(
                vertx,
                ridesPerSecond * SHARE_IN_BATCHES / BATCH,
                dueAt -> reportBatch(
                        Stream.generate(observations.rides()::newRide)
                                .limit(BATCH)
                                .toList(),
                        dueAt,
                        () -> {})));
    }

    /** Stops new rides; unacknowledged rides are still retried. */
    void stop() {
        arrivals.forEach(Arrivals::stop);
        arrivals.clear();
    }

    /** Rides that are not acknowledged yet. */
    long pending() {
        return retries.pending();
    }

    /** Reports rides that may be recorded already. */
    void reportAgain(List<ReferenceRide> rides) {
        retries.addAll(rides);
    }

    private void report(ReferenceRide ride, long dueAt) {
        retries.sent(1);
        observations.timeline().ride(dueAt);
        connections.sendOrFail(Requests.report(observations.season(), ride), response -> {
            Outcome outcome = Outcome.of(response);
            finished(dueAt, outcome, ErrorSamples.text(response));
            record(List.of(ride), List.of(outcome), Outcome.maybeRecorded(response));
        });
    }

    private void reportBatch(List<ReferenceRide> rides, long dueAt, Runnable done) {
        retries.sent(rides.size());
        observations.timeline().ride(dueAt);
        connections.sendOrFail(Requests.batch(observations.season(), rides), response -> {
            List<Outcome> outcomes = Outcome.ofBatch(response, rides.size());
            finished(dueAt, Collections.max(outcomes), "batch: " + ErrorSamples.text(response));
            record(rides, outcomes, Outcome.maybeRecorded(response));
            done.run();
        });
    }

    private void finished(long dueAt, Outcome outcome, String text) {
        observations.timeline().ride(dueAt, outcome);
        if (outcome != Outcome.OK) {
            observations.errors().add(text);
        }
    }

    private void record(List<ReferenceRide> rides, List<Outcome> outcomes, boolean maybeRecorded) {
        for (int i = 0; i < rides.size(); i++) {
            ReferenceRide ride = rides.get(i);
            int attempts = observations.rides().record(ride.key(), outcomes.get(i), maybeRecorded);
            if (outcomes.get(i) == Outcome.OK) {
                observations.recent().add(ride);
                retries.acknowledged();
            } else {
                retries.retry(ride, attempts);
            }
        }
    }
}
