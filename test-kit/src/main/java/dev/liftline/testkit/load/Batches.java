package dev.liftline.testkit.load;

import dev.liftline.local.load.Credentials;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stores rides through the batch endpoint, to prepare reads. */
public final class Batches {

    private static final int MAX_RIDES = 1_000;
    private static final int CONNECTIONS = 4;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private Batches() {}

    /**
     * Sends distinct rides of an empty season and returns when all of them are stored.
     *
     * @param server an ingest replica or a gateway
     * @param credentials of an operator
     */
    public static void store(
            Database database, URI server, Credentials credentials, int season, List<ReferenceRide> rides)
            throws NotReconciledException, SQLException, InterruptedException {
        try (LoadClient client = new LoadClient(server, CONNECTIONS).sending(credentials)) {
            LoadResult result = client.run(Load.closed(batches(season, rides)).retrying(ReferenceLoad.RETRY));
            NotReconciledException.require(
                    result.otherThan(200) == 0, () -> "Not every batch was accepted with 200: " + result.summary());
        }
        awaitStored(database, season, rides.size());
        // Autovacuum does this within a minute; until then PostgreSQL may choose an unsuitable index.
        database.execute("ANALYZE");
    }

    /** Waits until a season holds {@code rides} rides. */
    public static void awaitStored(Database database, int season, long rides)
            throws NotReconciledException, SQLException, InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try (StoredSeason stored = StoredSeason.of(database, season)) {
            long count = stored.rides();
            while (count != rides && System.nanoTime() < deadline) {
                Thread.sleep(POLL_INTERVAL);
                count = stored.rides();
            }
            long last = count;
            NotReconciledException.require(
                    last == rides, () -> "%,d rides were acknowledged, %,d are stored".formatted(rides, last));
        }
    }

    private static List<Request> batches(int season, List<ReferenceRide> rides) {
        List<Request> batches = new ArrayList<>();
        for (int from = 0; from < rides.size(); from += MAX_RIDES) {
            batches.add(Requests.batch(season, rides.subList(from, Math.min(rides.size(), from + MAX_RIDES))));
        }
        return batches;
    }
}
