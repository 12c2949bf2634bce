package dev.liftline.testkit.load;

import dev.liftline.local.load.Credentials;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.RetryPolicy;
import dev.liftline.testkit.reconcile.Reconciliation;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import dev.liftline.testkit.rides.RideRanges;
import dev.liftline.testkit.rides.RideResults;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The reference load: 32 connections send 1,000 rides each, more connections send the rest; then every ride is reconciled. */
public final class ReferenceLoad {

    /** A ride is sent at most six times. */
    public static final RetryPolicy RETRY = new RetryPolicy(6, Duration.ofMinutes(1));

    private static final int FIRST_CONNECTIONS = 32;
    private static final int FIRST_RIDES = FIRST_CONNECTIONS * 1_000;
    private static final Duration DRAIN_TIMEOUT = Duration.ofMinutes(5);

    private final URI gateway;
    private final Credentials credentials;
    private final int requests;
    private final int connections;
    private final Map<String, Long> processes;
    private final Consumer<String> out;

    /**
     * A load of {@code requests} rides.
     *
     * @param credentials of the scanners
     * @param connections after the first 32,000 rides
     * @param processes process ids by name, whose CPU time is reported
     * @param out receives the report line by line
     */
    public ReferenceLoad(
            URI gateway,
            Credentials credentials,
            int requests,
            int connections,
            Map<String, Long> processes,
            Consumer<String> out) {
        this.gateway = gateway;
        this.credentials = credentials;
        this.requests = requests;
        this.connections = connections;
        this.processes = Map.copyOf(processes);
        this.out = out;
    }

    /**
     * The result of the load.
     *
     * @param acknowledged rides with a 201
     * @param unconfirmed rides without one
     * @param seconds from the first request to the last response
     * @param drainSeconds from the last response until everything was stored
     */
    public record Result(
            int acknowledged, int unconfirmed, double seconds, double drainSeconds, Reconciliation reconciliation) {

        /** Whether everything acknowledged is stored once and every ride was acknowledged. */
        public boolean isRight() {
            return reconciliation.isRight() && unconfirmed == 0;
        }
    }

    /** Sends the rides to the season, the same ones for the same seed; waits until they are stored; reconciles. */
    public Result send(StoredSeason season, long seed) throws SQLException, InterruptedException {
        List<ReferenceRide> rides = RideRanges.REFERENCE.draw(requests, new SplittableRandom(seed));
        int first = Math.min(requests, FIRST_RIDES);
        RideResults results = new RideResults(requests);
        CpuMeter meter = CpuMeter.started(processes);
        double seconds = send(season.seasonId(), rides.subList(0, first), FIRST_CONNECTIONS, results)
                + send(season.seasonId(), rides.subList(first, requests), connections, results);
        double drainSeconds = awaitDrained(season, results.acknowledged().distinct().length);
        out.accept(ReferenceLoadReport.cpu(meter.secondsSinceStart()));
        Reconciliation reconciliation = season.reconcile(results.acknowledged(), results.unconfirmed());
        ReferenceLoadReport.reconciliation(reconciliation, drainSeconds).forEach(out);
        return new Result(
                results.acknowledged().size(), results.unconfirmed().size(), seconds, drainSeconds, reconciliation);
    }

    private double send(int season, List<ReferenceRide> rides, int phaseConnections, RideResults results) {
        if (rides.isEmpty()) {
            return 0;
        }
        try (LoadClient client = new LoadClient(gateway, phaseConnections).sending(credentials)) {
            LoadResult result =
                    client.run(Requests.reportAll(season, rides).retrying(RETRY).onResult(results));
            ReferenceLoadReport.phase(phaseConnections + " connections", result).forEach(out);
            return result.seconds();
        }
    }

    /** Seconds until everything acknowledged was stored, at most the timeout. */
    private static double awaitDrained(StoredSeason season, int rides) throws SQLException, InterruptedException {
        long started = System.nanoTime();
        while (season.rides() < rides && System.nanoTime() - started < DRAIN_TIMEOUT.toNanos()) {
            Thread.sleep(50);
        }
        return (System.nanoTime() - started) / 1e9;
    }
}
