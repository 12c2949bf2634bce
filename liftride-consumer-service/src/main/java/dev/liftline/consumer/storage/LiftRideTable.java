package dev.liftline.consumer.storage;

import static dev.liftline.consumer.storage.Columns.ints;
import static dev.liftline.consumer.storage.Columns.longs;

import dev.liftline.consumer.BatchDelta;
import dev.liftline.consumer.RideIdentity;
import dev.liftline.model.LiftRide;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Inserts rides and determines which of them are new. Rides that are probably new go in by COPY, the others by INSERT. COPY
 * has no ON CONFLICT: if a ride exists after all, the COPY is undone, which PostgreSQL logs as an ERROR, and an INSERT follows.
 */
@Component
class LiftRideTable {

    // Instants are passed as microseconds, which is cheaper than formatting and parsing text.
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

    private static final String CONTAINS = """
            SELECT EXISTS (
                SELECT FROM lift_ride
                WHERE season_id = ? AND day_id = ? AND resort_id = ? AND skier_id = ? AND time = ? AND lift_id = ?)
            """;

    private static final String COPY = """
            COPY lift_ride (season_id, day_id, resort_id, skier_id, time, lift_id, vertical, received_at, scanner_id)
            FROM STDIN (FORMAT binary)
            """;
    private static final int COLUMNS = 9;
    private static final int BYTES_PER_ROW = 96;
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final JdbcTemplate jdbc;
    private final BulkCopy copy;
    private final RecentRides recent;

    LiftRideTable(JdbcTemplate jdbc, BulkCopy copy, RecentRides recent) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.recent = recent;
    }

    /**
     * Inserts {@code rides} in key order in the current transaction and returns the delta of the new ones.
     *
     * @param mayCopy false if a transaction with COPY failed
     */
    BatchDelta insert(SortedMap<RideIdentity, LiftRide> rides, LiftVerticals.Snapshot lifts, boolean mayCopy) {
        SortedMap<RideIdentity, LiftRide> probablyNew = new TreeMap<>(rides);
        SortedMap<RideIdentity, LiftRide> others = new TreeMap<>();
        rides.forEach((identity, ride) -> {
            if (recent.contains(identity)) {
                others.put(identity, ride);
            }
        });
        probablyNew.keySet().removeAll(others.keySet());
        recent.add(rides.keySet());
        boolean isWorthCopying = mayCopy && probablyNew.size() >= BulkCopy.MIN_ROWS && !isRejected();
        if (isWorthCopying && recent.isReliable()) {
            if (copy.copyIfNew(COPY, rows(probablyNew, lifts))) {
                return addAll(probablyNew, lifts, insertNew(others, lifts));
            }
            recent.checked(isRejected());
            return insertNew(rides, lifts);
        }
        BatchDelta delta = insertNew(rides, lifts);
        if (isWorthCopying) {
            recent.checked(probablyNew.keySet().stream().allMatch(delta::includes));
        }
        return delta;
    }

    /** A rejected COPY tells nothing about the rows that exist. */
    private boolean isRejected() {
        return !copy.isAccepted(COPY);
    }

    /** Whether {@code ride} has a row. */
    boolean contains(RideIdentity ride) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                CONTAINS,
                Boolean.class,
                ride.seasonId(),
                ride.dayId(),
                ride.resortId(),
                ride.skierId(),
                ride.time(),
                ride.liftId()));
    }

    private static BinaryCopyRows rows(SortedMap<RideIdentity, LiftRide> rides, LiftVerticals.Snapshot lifts) {
        BinaryCopyRows rows = new BinaryCopyRows(rides.size() * BYTES_PER_ROW);
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
        return rows;
    }

    private static BatchDelta addAll(
            SortedMap<RideIdentity, LiftRide> rides, LiftVerticals.Snapshot lifts, BatchDelta delta) {
        rides.keySet().forEach(ride -> delta.add(ride, lifts.of(ride.resortId(), ride.liftId())));
        return delta;
    }

    private BatchDelta insertNew(SortedMap<RideIdentity, LiftRide> rides, LiftVerticals.Snapshot lifts) {
        Set<RideIdentity> keys = rides.keySet();
        Collection<LiftRide> values = rides.values();
        BatchDelta delta = new BatchDelta();
        if (rides.isEmpty()) {
            return delta;
        }
        jdbc.query(
                INSERT,
                row -> {
                    RideIdentity ride = new RideIdentity(
                            row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6));
                    delta.add(ride, row.getInt(7));
                },
                ints(keys, RideIdentity::seasonId),
                ints(keys, RideIdentity::dayId),
                ints(keys, RideIdentity::resortId),
                ints(keys, RideIdentity::skierId),
                ints(keys, RideIdentity::time),
                ints(keys, RideIdentity::liftId),
                ints(keys, ride -> lifts.of(ride.resortId(), ride.liftId())),
                longs(values, ride -> ChronoUnit.MICROS.between(Instant.EPOCH, ride.receivedAt())),
                values.stream().map(LiftRide::scannerId).toArray(String[]::new));
        return delta;
    }
}
