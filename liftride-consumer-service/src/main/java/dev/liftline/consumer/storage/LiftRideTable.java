package dev.liftline.consumer.storage;

import dev.liftline.consumer.Gains;
import dev.liftline.consumer.RideIdentity;
import dev.liftline.model.LiftRide;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Inserts rides and says which of them were new. Nearly always all are, and then PostgreSQL takes them by COPY, at half of
 * what an INSERT costs. COPY knows no ON CONFLICT: where a ride is there already it is undone, and an INSERT tells which.
 */
@Component
class LiftRideTable {

    // Instants travel as microseconds: text would have to be formatted here and parsed there.
    private static final String INSERT = """
            INSERT INTO lift_ride (season_id, day_id, resort_id, skier_id, time, lift_id, vertical, received_at, scanner_id)
            SELECT season_id, day_id, resort_id, skier_id, time, lift_id, vertical,
                   timestamptz 'epoch' + received_micros * interval '1 microsecond', scanner_id
            FROM unnest(?::smallint[], ?::smallint[], ?::integer[], ?::integer[], ?::smallint[], ?::smallint[],
                        ?::integer[], ?::bigint[], ?::text[])
                AS ride (season_id, day_id, resort_id, skier_id, time, lift_id, vertical, received_micros, scanner_id)
            ON CONFLICT DO NOTHING
            RETURNING season_id, day_id, resort_id, skier_id, time, lift_id, vertical
            """;

    private static final String COPY = """
            COPY lift_ride (season_id, day_id, resort_id, skier_id, time, lift_id, vertical, received_at, scanner_id)
            FROM STDIN (FORMAT binary)
            """;
    private static final int COLUMNS = 9;
    private static final int BYTES_PER_ROW = 96;
    private static final int BYTES_PER_MESSAGE = 64 * 1024;
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final JdbcTemplate jdbc;

    LiftRideTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts {@code rides} in their order, in the current transaction, and returns what the new ones add up to. */
    Gains insert(SortedMap<RideIdentity, LiftRide> rides, LiftVerticals.Snapshot lifts) {
        return areNew(rides, lifts) ? all(rides, lifts) : insertNew(rides, lifts);
    }

    /** Copies {@code rides} if all of them are new, and none of them otherwise. */
    private boolean areNew(SortedMap<RideIdentity, LiftRide> rides, LiftVerticals.Snapshot lifts) {
        InputStream rows = rows(rides, lifts);
        return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            Savepoint before = connection.setSavepoint();
            try {
                long copied =
                        new CopyManager(connection.unwrap(BaseConnection.class)).copyIn(COPY, rows, BYTES_PER_MESSAGE);
                if (copied == rides.size()) {
                    return true;
                }
                // A trigger that someone added leaves rows out: which, only RETURNING says.
                connection.rollback(before);
                return false;
            } catch (SQLException e) {
                if (!PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback(before);
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    private static InputStream rows(SortedMap<RideIdentity, LiftRide> rides, LiftVerticals.Snapshot lifts) {
        CopyRows rows = new CopyRows(rides.size() * BYTES_PER_ROW);
        for (Map.Entry<RideIdentity, LiftRide> entry : rides.entrySet()) {
            RideIdentity ride = entry.getKey();
            rows.row(COLUMNS)
                    .smallint(ride.seasonId())
                    .smallint(ride.dayId())
                    .integer(ride.resortId())
                    .integer(ride.skierId())
                    .smallint(ride.time())
                    .smallint(ride.liftId())
                    .integer(lifts.of(ride.resortId(), ride.liftId()))
                    .bigint(ChronoUnit.MICROS.between(
                            POSTGRES_EPOCH, entry.getValue().receivedAt()))
                    .text(entry.getValue().scannerId());
        }
        return rows.finish();
    }

    private static Gains all(SortedMap<RideIdentity, LiftRide> rides, LiftVerticals.Snapshot lifts) {
        Gains gains = new Gains();
        rides.keySet().forEach(ride -> gains.add(ride, lifts.of(ride.resortId(), ride.liftId())));
        return gains;
    }

    private Gains insertNew(SortedMap<RideIdentity, LiftRide> rides, LiftVerticals.Snapshot lifts) {
        int count = rides.size();
        short[] season = new short[count];
        short[] day = new short[count];
        int[] resort = new int[count];
        int[] skier = new int[count];
        short[] time = new short[count];
        short[] lift = new short[count];
        int[] vertical = new int[count];
        long[] receivedMicros = new long[count];
        @Nullable String[] scanner = new String[count];
        int i = 0;
        for (Map.Entry<RideIdentity, LiftRide> entry : rides.entrySet()) {
            RideIdentity ride = entry.getKey();
            season[i] = (short) ride.seasonId();
            day[i] = (short) ride.dayId();
            resort[i] = ride.resortId();
            skier[i] = ride.skierId();
            time[i] = (short) ride.time();
            lift[i] = (short) ride.liftId();
            vertical[i] = lifts.of(ride.resortId(), ride.liftId());
            receivedMicros[i] =
                    ChronoUnit.MICROS.between(Instant.EPOCH, entry.getValue().receivedAt());
            scanner[i] = entry.getValue().scannerId();
            i++;
        }
        Gains gains = new Gains();
        jdbc.query(
                INSERT,
                row -> {
                    RideIdentity ride = new RideIdentity(
                            row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6));
                    gains.add(ride, row.getInt(7));
                },
                season,
                day,
                resort,
                skier,
                time,
                lift,
                vertical,
                receivedMicros,
                scanner);
        return gains;
    }
}
