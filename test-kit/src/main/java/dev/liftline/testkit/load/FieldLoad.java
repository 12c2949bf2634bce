package dev.liftline.testkit.load;

import dev.liftline.testkit.reconcile.Reconciliation;
import dev.liftline.testkit.reconcile.SeasonBooks;
import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.RideKeys;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The field's load: 32 connections send 1,000 rides each, more connections send the rest, and every ride is looked for. */
public final class FieldLoad {

    private static final int FIRST_CONNECTIONS = 32;
    private static final int FIRST_RIDES = FIRST_CONNECTIONS * 1_000;
    private static final long DRAIN_PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final URI gateway;
    private final int requests;
    private final int connections;
    private final Map<String, Long> processes;
    private final Consumer<String> out;

    /**
     * A load of {@code requests} rides.
     *
     * @param connections after the first 32,000 rides
     * @param processes ids by name, whose CPU time is told
     * @param out hears, line by line, what came of it
     */
    public FieldLoad(URI gateway, int requests, int connections, Map<String, Long> processes, Consumer<String> out) {
        this.gateway = gateway;
        this.requests = requests;
        this.connections = connections;
        this.processes = Map.copyOf(processes);
        this.out = out;
    }

    /**
     * What came of it.
     *
     * @param acknowledged rides that were answered 201
     * @param givenUp rides that never were
     * @param seconds from the first request to the last answer
     * @param drainSeconds from the last answer until everything was stored
     */
    public record Result(
            int acknowledged, int givenUp, double seconds, double drainSeconds, Reconciliation reconciliation) {

        /** Whether everything acknowledged is stored once and nothing failed. */
        public boolean isRight() {
            return reconciliation.isRight() && givenUp == 0;
        }
    }

    /** Sends the rides, the same ones for the same seed, in the books' season; waits until they are stored; reconciles. */
    public Result send(SeasonBooks books, long seed) throws SQLException, InterruptedException {
        List<FieldRide> rides = Field.STANDARD.draw(requests, new SplittableRandom(seed));
        int first = Math.min(requests, FIRST_RIDES);
        RideKeys acknowledged = new RideKeys(requests);
        RideKeys givenUp = new RideKeys(requests);
        CpuMeter meter = CpuMeter.started(processes);
        double seconds = 0;
        try (ClosedLoop client = new ClosedLoop(gateway, books.seasonId())) {
            seconds += send(client, rides.subList(0, first), FIRST_CONNECTIONS, acknowledged, givenUp);
            seconds += send(client, rides.subList(first, requests), connections, acknowledged, givenUp);
        }
        double drainSeconds = awaitDrained(books, acknowledged.distinct().length);
        out.accept(FieldLoadReport.cpu(meter.secondsSinceStart()));
        Reconciliation reconciliation = books.reconcile(acknowledged, givenUp);
        FieldLoadReport.books(reconciliation, drainSeconds).forEach(out);
        return new Result(acknowledged.size(), givenUp.size(), seconds, drainSeconds, reconciliation);
    }

    private double send(ClosedLoop client, List<FieldRide> rides, int lines, RideKeys acknowledged, RideKeys givenUp) {
        if (rides.isEmpty()) {
            return 0;
        }
        LoadReport report = client.send(rides, lines);
        FieldLoadReport.phase(lines + " connections", report).forEach(out);
        acknowledged.addAll(report.acknowledged());
        givenUp.addAll(report.givenUp());
        return report.elapsedSeconds();
    }

    /** Seconds until everything acknowledged was stored, or the patience was over. */
    private static double awaitDrained(SeasonBooks books, int rides) throws SQLException, InterruptedException {
        long started = System.nanoTime();
        while (books.ridesCounted() < rides && System.nanoTime() - started < DRAIN_PATIENCE_NANOS) {
            Thread.sleep(50);
        }
        return (System.nanoTime() - started) / 1e9;
    }
}
