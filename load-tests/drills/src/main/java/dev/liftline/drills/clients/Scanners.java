package dev.liftline.drills.clients;

import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.Requests;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Scanners that report new rides at a fixed rate, most of them one by one, and keep those that were not taken to report them together
 * later. For the event loop alone.
 */
final class Scanners {

    private static final double BATCHED = 0.2;
    private static final int BATCH = 20;

    /** Few enough skiers that each rides again and again. */
    private static final Field FIELD = new Field(5_000, 10, 40, 3, 360);

    private final Vertx vertx;
    private final ConnectionPool lanes;
    private final Observations watched;
    private final RecentRides recent;
    private final int season;
    private final RetryQueue backlog;
    private final SplittableRandom random = new SplittableRandom();
    private final List<FixedRate> paces = new ArrayList<>();

    Scanners(Vertx vertx, ConnectionPool lanes, Observations watched, RecentRides recent, int season) {
        this.vertx = vertx;
        this.lanes = lanes;
        this.watched = watched;
        this.recent = recent;
        this.season = season;
        this.backlog = new RetryQueue(vertx, this::reportTogether);
    }

    void start(double ridesPerSecond) {
        paces.add(FixedRate.of(vertx, ridesPerSecond * (1 - BATCHED), dueAt -> report(newRide(), dueAt)));
        paces.add(FixedRate.of(
                vertx,
                ridesPerSecond * BATCHED / BATCH,
                dueAt -> reportTogether(
                        Stream.generate(this::newRide).limit(BATCH).toList(), dueAt)));
    }

    /** No new rides; those that are not recorded yet are still reported again. */
    void stop() {
        paces.forEach(FixedRate::stop);
        paces.clear();
    }

    /** Not even what is not recorded yet is reported any more. */
    void giveUp() {
        stop();
        backlog.stop();
    }

    /** Rides that some scanner has yet to be told of that they are recorded. */
    long pending() {
        return backlog.pending();
    }

    /** Reports rides that may be recorded already. */
    void again(List<FieldRide> rides) {
        backlog.addAll(rides);
    }

    /** A ride that was never reported. */
    FieldRide newRide() {
        FieldRide ride = FIELD.draw(random);
        while (!watched.book().isNew(ride.key())) {
            ride = FIELD.draw(random);
        }
        return ride;
    }

    private void report(FieldRide ride, long dueAt) {
        backlog.out(1);
        watched.timeline().ride(dueAt);
        lanes.ask(Requests.report(season, ride)).onSuccess(answer -> {
            Outcome outcome = answer.outcome();
            ended(dueAt, outcome, answer.text());
            settle(List.of(ride), List.of(outcome), RideBatch.maybeRecorded(answer));
        });
    }

    private Future<?> reportTogether(List<FieldRide> rides, long dueAt) {
        backlog.out(rides.size());
        RideBatch batch = new RideBatch(season, rides);
        watched.timeline().ride(dueAt);
        return lanes.ask(batch.shot()).onSuccess(answer -> {
            List<Outcome> outcomes = batch.outcomes(answer);
            ended(dueAt, Collections.max(outcomes), "batch: " + answer.text());
            settle(rides, outcomes, RideBatch.maybeRecorded(answer));
        });
    }

    private void ended(long dueAt, Outcome outcome, String text) {
        watched.timeline().ride(dueAt, outcome);
        if (outcome != Outcome.OK) {
            watched.complaints().add(text);
        }
    }

    private void settle(List<FieldRide> rides, List<Outcome> outcomes, boolean maybeRecorded) {
        for (int i = 0; i < rides.size(); i++) {
            FieldRide ride = rides.get(i);
            int attempts = watched.book().note(ride.key(), outcomes.get(i), maybeRecorded);
            if (outcomes.get(i) == Outcome.OK) {
                recent.add(ride);
                backlog.back();
            } else {
                backlog.backAgain(ride, attempts);
            }
        }
    }
}
