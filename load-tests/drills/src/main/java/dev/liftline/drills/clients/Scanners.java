package dev.liftline.drills.clients;

import dev.liftline.local.load.Credentials;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.local.load.RunningLoad;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scanners that report new rides at a fixed rate, most of them one by one. They report unacknowledged rides again in batches, a few
 * requests at a time, each ride with a growing delay: single immediate retries would overload a stack that recovers. A batch has rides of one
 * resort and its key. Thread-safe.
 */
final class Scanners {

    private static final double SHARE_IN_BATCHES = 0.2;
    private static final int BATCH = 20;
    private static final int RETRY_BATCH = 100;
    private static final int MAX_RETRIES_IN_FLIGHT = 4;
    private static final long RETRY_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MIN_DELAY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MAX_DELAY_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final LoadClient client;
    private final Credentials credentials;
    private final Observations observations;
    private final RunningLoad retries;
    private final SplittableRandom random = new SplittableRandom();
    private final Map<Long, Report> inFlight = new HashMap<>();
    /** By resort. */
    private final Map<Integer, PriorityQueue<Retry>> waiting = new HashMap<>();

    private volatile List<RunningLoad> arrivals = List.of();
    private long lastId;
    private long pending;
    private int retriesInFlight;

    private record Report(List<ReferenceRide> rides, boolean batch, long dueAt) {}

    private record Retry(ReferenceRide ride, long dueAt) {}

    Scanners(LoadClient client, Credentials credentials, Observations observations) {
        this.client = client;
        this.credentials = credentials;
        this.observations = observations;
        this.retries = client.start(
                Load.scheduled(index -> index / MAX_RETRIES_IN_FLIGHT * RETRY_INTERVAL_NANOS, dueAt -> nextRetry())
                        .failingFast()
                        .onResult((request, response, nanos) -> retried(request, response)));
    }

    void start(double ridesPerSecond) {
        arrivals = List.of(
                start(ridesPerSecond * (1 - SHARE_IN_BATCHES), 1),
                start(ridesPerSecond * SHARE_IN_BATCHES / BATCH, BATCH));
    }

    private RunningLoad start(double reportsPerSecond, int rides) {
        return client.start(Load.open(reportsPerSecond, dueAt -> newReport(rides, dueAt))
                .failingFast()
                .onResult((request, response, nanos) -> reported(request, response)));
    }

    /** Stops new rides; unacknowledged rides are still retried. */
    void stop() {
        arrivals.forEach(RunningLoad::stop);
    }

    /**
     * Waits, after {@link #stop}, until every ride is acknowledged, and stops retries.
     *
     * @return rides that are not acknowledged after the timeout
     */
    long awaitAcknowledged(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        arrivals.forEach(RunningLoad::await);
        while (pending() > 0 && System.nanoTime() - deadline < 0) {
            Thread.sleep(POLL_INTERVAL);
        }
        long unacknowledged = pending();
        retries.stop().await();
        return unacknowledged;
    }

    private synchronized long pending() {
        return pending;
    }

    /** Reports rides, which may be recorded already, as soon as possible. */
    synchronized void reportAgain(Collection<ReferenceRide> rides) {
        pending += rides.size();
        long now = System.nanoTime();
        rides.forEach(ride -> retry(new Retry(ride, now)));
    }

    private synchronized Request newReport(int rides, long dueAt) {
        pending += rides;
        ReferenceRide first = observations.rides().newRide();
        Stream<ReferenceRide> others = Stream.generate(
                        () -> observations.rides().newRide(first.resort()))
                .limit(rides - 1L);
        return send(new Report(Stream.concat(Stream.of(first), others).toList(), rides > 1, dueAt));
    }

    private synchronized @Nullable Request nextRetry() {
        long now = System.nanoTime();
        PriorityQueue<Retry> resort = longestDue();
        if (resort == null || retriesInFlight == MAX_RETRIES_IN_FLIGHT) {
            return null;
        }
        List<ReferenceRide> rides = new ArrayList<>();
        while (rides.size() < RETRY_BATCH
                && !resort.isEmpty()
                && resort.element().dueAt() <= now) {
            rides.add(resort.remove().ride());
        }
        if (rides.isEmpty()) {
            return null;
        }
        retriesInFlight++;
        return send(new Report(rides, true, now));
    }

    /** The rides of the resort with the ride that is due first; null if none waits. */
    private @Nullable PriorityQueue<Retry> longestDue() {
        return waiting.values().stream()
                .filter(retries -> !retries.isEmpty())
                .min(Comparator.comparingLong(retries -> retries.element().dueAt()))
                .orElse(null);
    }

    private void retry(Retry retry) {
        waiting.computeIfAbsent(
                        retry.ride().resort(), resort -> new PriorityQueue<>(Comparator.comparingLong(Retry::dueAt)))
                .add(retry);
    }

    private Request send(Report report) {
        observations.timeline().ride(report.dueAt());
        inFlight.put(++lastId, report);
        ReferenceRide first = report.rides().getFirst();
        return (report.batch()
                        ? Requests.batch(observations.season(), report.rides())
                        : Requests.report(observations.season(), first))
                .withKey(credentials.scanner(first.resort()))
                .withId(lastId);
    }

    private synchronized void retried(Request request, Response response) {
        retriesInFlight--;
        reported(request, response);
    }

    private synchronized void reported(Request request, Response response) {
        Report report = Objects.requireNonNull(inFlight.remove(request.id()));
        List<Outcome> outcomes =
                report.batch() ? Outcome.ofBatch(response, report.rides().size()) : List.of(Outcome.of(response));
        Outcome worst = Collections.max(outcomes);
        observations.timeline().ride(report.dueAt(), worst);
        if (worst != Outcome.OK) {
            observations.errors().add((report.batch() ? "batch: " : "") + ErrorSamples.text(response));
        }
        for (int i = 0; i < outcomes.size(); i++) {
            record(report.rides().get(i), outcomes.get(i), Outcome.maybeRecorded(response));
        }
    }

    private void record(ReferenceRide ride, Outcome outcome, boolean maybeRecorded) {
        int attempts = observations.rides().record(ride.key(), outcome, maybeRecorded);
        if (outcome == Outcome.OK) {
            observations.recent().add(ride);
            pending--;
        } else {
            retry(new Retry(ride, System.nanoTime() + retryDelay(attempts)));
        }
    }

    /** Random, so that rides that failed together are not retried together. */
    private long retryDelay(int attempts) {
        long delay = Math.min(MIN_DELAY_NANOS << Math.min(attempts - 1, 10), MAX_DELAY_NANOS);
        return delay / 2 + random.nextLong(delay);
    }
}
