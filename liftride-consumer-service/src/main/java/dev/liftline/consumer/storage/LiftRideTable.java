package dev.liftline.consumer.storage;

import dev.liftline.consumer.Gains;
import dev.liftline.consumer.RideIdentity;
import dev.liftline.model.LiftRide;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Inserts rides, one statement a batch, and says which of them were new. */
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

    private final JdbcTemplate jdbc;

    LiftRideTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts {@code rides} in their order, in the current transaction, and returns what the new ones add up to. */
    Gains insert(SortedMap<RideIdentity, LiftRide> rides, LiftVerticals.Snapshot lifts) {
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
