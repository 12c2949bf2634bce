package dev.liftline.benchmarks.consumer;

import dev.liftline.model.Seasons;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** The rides of a season as input of PostgreSQL's COPY in text format. */
final class BulkLoadedSeason {

    private static final String COPY = """
            COPY lift_ride
                (season_id, day_id, resort_id, skier_id, time, lift_id, vertical, received_at, scanner_id)
            FROM STDIN
            """;

    private final int season;
    private final int rides;
    private final byte[] rows;

    /** @param rides distinct, in insertion order */
    BulkLoadedSeason(int season, List<ReferenceRide> rides) {
        this.season = season;
        this.rides = rides.size();
        Instant now = Instant.now();
        this.rows = rides.stream()
                .map(ride -> season + "\t" + ride.day() + "\t" + ride.resort() + "\t" + ride.skier() + "\t"
                        + ride.time() + "\t" + ride.lift() + "\t" + ride.vertical() + "\t" + now + "\t\\N\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Creates the partition of the season in {@code lift_ride} and copies the rows over one connection.
     *
     * @return rows per second, including the commit and without the creation of the partition
     */
    double copy(Database database) throws SQLException, IOException, NotReconciledException {
        String partition = "lift_ride_" + Seasons.text(season);
        database.execute(
                "CREATE TABLE " + partition + " (LIKE lift_ride INCLUDING ALL)",
                "ALTER TABLE lift_ride ATTACH PARTITION " + partition + " FOR VALUES IN (" + season + ")");
        try (Connection connection = database.connect()) {
            long start = System.nanoTime();
            long copied = new CopyManager(connection.unwrap(BaseConnection.class))
                    .copyIn(COPY, new ByteArrayInputStream(rows));
            double seconds = (System.nanoTime() - start) / 1e9;
            NotReconciledException.require(copied == rides, () -> "COPY stored %d of %d rows".formatted(copied, rides));
            return rides / seconds;
        }
    }
}
