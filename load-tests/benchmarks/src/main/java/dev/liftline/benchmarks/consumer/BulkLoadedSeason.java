package dev.liftline.benchmarks.consumer;

import dev.liftline.model.LiftRide;
import dev.liftline.model.Seasons;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.rides.FieldRide;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * The rides of a season as input of PostgreSQL's COPY, in text format (the usual one) or in the faster binary format.
 */
final class BulkLoadedSeason {

    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final short COLUMNS = 9;
    private static final int BYTES_PER_MESSAGE = 64 * 1024;
    private static final String TABLE =
            "lift_ride (season_id, day_id, resort_id, skier_id, time, lift_id, vertical, received_at, scanner_id)";

    private final int season;
    private final int rides;
    private final String format;
    private final byte[] rows;

    private BulkLoadedSeason(int season, int rides, String format, byte[] rows) {
        this.season = season;
        this.rides = rides;
        this.format = format;
        this.rows = rows;
    }

    /** @param rides distinct, in insertion order */
    static BulkLoadedSeason text(int season, List<FieldRide> rides) {
        StringBuilder rows = new StringBuilder(rides.size() * 64);
        for (FieldRide ride : rides) {
            LiftRide event = Backlog.event(season, ride);
            rows.append(event.seasonId()).append('\t');
            rows.append(event.dayId()).append('\t');
            rows.append(event.resortId()).append('\t');
            rows.append(event.skierId()).append('\t');
            rows.append(event.time()).append('\t');
            rows.append(event.liftId()).append('\t');
            rows.append(ride.vertical()).append('\t');
            rows.append(event.receivedAt()).append("\t\\N\n");
        }
        return new BulkLoadedSeason(
                season, rides.size(), "text", rows.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** @param rides distinct, in insertion order */
    static BulkLoadedSeason binary(int season, List<FieldRide> rides) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rides.size() * 80);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            out.writeLong(0); // flags and length of the header extension
            for (FieldRide ride : rides) {
                write(out, Backlog.event(season, ride), ride.vertical());
            }
            out.writeShort(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BulkLoadedSeason(season, rides.size(), "binary", bytes.toByteArray());
    }

    /** Returns the number of rows. */
    int rides() {
        return rides;
    }

    /**
     * Creates the partition of the season in {@code lift_ride} and copies the rows over one connection.
     *
     * @return rows per second, including the commit and without the creation of the partition
     */
    double copy(Connection connection) throws SQLException, IOException, NotReconciledException {
        String partition = "lift_ride_" + Seasons.text(season);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + partition + " (LIKE lift_ride INCLUDING ALL)");
            statement.execute(
                    "ALTER TABLE lift_ride ATTACH PARTITION " + partition + " FOR VALUES IN (" + season + ")");
        }
        long start = System.nanoTime();
        long copied = new CopyManager(connection.unwrap(BaseConnection.class))
                .copyIn(
                        "COPY " + TABLE + " FROM STDIN (FORMAT " + format + ")",
                        new ByteArrayInputStream(rows),
                        BYTES_PER_MESSAGE);
        double seconds = (System.nanoTime() - start) / 1e9;
        NotReconciledException.require(copied == rides, () -> "COPY stored %d of %d rows".formatted(copied, rides));
        return rides / seconds;
    }

    private static void write(DataOutputStream out, LiftRide ride, int vertical) throws IOException {
        out.writeShort(COLUMNS);
        writeSmallint(out, ride.seasonId());
        writeSmallint(out, ride.dayId());
        writeInteger(out, ride.resortId());
        writeInteger(out, ride.skierId());
        writeSmallint(out, ride.time());
        writeSmallint(out, ride.liftId());
        writeInteger(out, vertical);
        out.writeInt(Long.BYTES);
        out.writeLong(ChronoUnit.MICROS.between(POSTGRES_EPOCH, ride.receivedAt()));
        out.writeInt(-1); // scanner_id is null
    }

    private static void writeSmallint(DataOutputStream out, int value) throws IOException {
        out.writeInt(Short.BYTES);
        out.writeShort(value);
    }

    private static void writeInteger(DataOutputStream out, int value) throws IOException {
        out.writeInt(Integer.BYTES);
        out.writeInt(value);
    }
}
