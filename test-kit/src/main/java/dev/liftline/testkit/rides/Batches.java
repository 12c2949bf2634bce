package dev.liftline.testkit.rides;

import dev.liftline.local.LocalStack;
import dev.liftline.model.Seasons;
import dev.liftline.testkit.http.HttpLoad;
import dev.liftline.testkit.http.Salvo;
import dev.liftline.testkit.http.Shot;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.SeasonBooks;
import dev.liftline.testkit.reconcile.SeasonBooks.Database;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Puts rides into a stack as fast as it goes, through the batch endpoint, so that there is something to read. */
public final class Batches {

    private static final int MOST_RIDES = 1_000;
    private static final int CONNECTIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);

    private Batches() {}

    /** Sends different {@code rides} of a season that is empty, and returns when all of them are stored. */
    public static void store(LocalStack stack, URI ingest, int season, List<FieldRide> rides)
            throws NotReconciledException, SQLException, InterruptedException {
        List<Shot> shots = shots(season, rides);
        try (HttpLoad load = new HttpLoad(ingest, CONNECTIONS)) {
            Iterator<Shot> next = shots.iterator();
            Salvo salvo = load.closed(shots.size(), next::next, (shot, status, nanos) -> {});
            NotReconciledException.require(
                    salvo.otherThan(200) == 0, () -> "Not every batch was answered 200: " + salvo.answers());
        }
        awaitStored(stack, season, rides.size());
        analyze(stack);
    }

    /** What PostgreSQL does by itself within a minute. Until then it may choose an index that is none for the question. */
    private static void analyze(LocalStack stack) throws SQLException {
        try (Connection connection = database(stack).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    /** Waits until a season holds so many rides. */
    public static void awaitStored(LocalStack stack, int season, long rides)
            throws NotReconciledException, SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (SeasonBooks books = SeasonBooks.of(database(stack), season)) {
            long stored = books.ridesCounted();
            while (stored != rides && System.nanoTime() < deadline) {
                Thread.sleep(POLL);
                stored = books.ridesCounted();
            }
            long held = stored;
            NotReconciledException.require(
                    held == rides, () -> "%,d rides were acknowledged, %,d are stored".formatted(rides, held));
        }
    }

    private static Database database(LocalStack stack) {
        return Database.of(stack);
    }

    private static List<Shot> shots(int season, List<FieldRide> rides) {
        List<Shot> shots = new ArrayList<>();
        for (int from = 0; from < rides.size(); from += MOST_RIDES) {
            shots.add(shot(season, rides.subList(from, Math.min(rides.size(), from + MOST_RIDES))));
        }
        return shots;
    }

    /** Reports at most 1,000 rides together. */
    public static Shot shot(int season, List<FieldRide> rides) {
        return Shot.post(
                "/lift-rides",
                Buffer.buffer(
                        rides.stream().map(ride -> json(season, ride)).collect(Collectors.joining(",", "[", "]"))));
    }

    private static String json(int season, FieldRide ride) {
        return "{\"resortID\":%d,\"seasonID\":\"%s\",\"dayID\":%d,\"skierID\":%d,\"time\":%d,\"liftID\":%d}"
                .formatted(ride.resort(), Seasons.text(season), ride.day(), ride.skier(), ride.time(), ride.lift());
    }
}
