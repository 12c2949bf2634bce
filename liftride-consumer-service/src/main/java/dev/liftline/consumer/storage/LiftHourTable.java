package dev.liftline.consumer.storage;

import static dev.liftline.consumer.storage.Columns.ints;

import dev.liftline.consumer.LiftHour;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Adds to the counts of lift hours. Each count is spread over several rows, so that consumers seldom wait for each other. */
@Component
class LiftHourTable {

    private static final int SLOTS = 8;

    private static final String ADD = """
            INSERT INTO lift_hour (resort_id, season_id, day_id, lift_id, hour, slot, rides)
            SELECT resort_id, season_id, day_id, lift_id, hour, ?, rides
            FROM unnest(?::integer[], ?::smallint[], ?::smallint[], ?::smallint[], ?::smallint[], ?::integer[])
                AS delta (resort_id, season_id, day_id, lift_id, hour, rides)
            ON CONFLICT (resort_id, season_id, day_id, lift_id, hour, slot) DO UPDATE
            SET rides = lift_hour.rides + excluded.rides
            """;

    private final JdbcTemplate jdbc;
    private final int firstSlot = ThreadLocalRandom.current().nextInt(SLOTS);

    LiftHourTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the number of rides to each lift hour, in key order, in the current transaction. */
    void add(SortedMap<LiftHour, Integer> deltas) {
        if (deltas.isEmpty()) {
            return;
        }
        Set<LiftHour> hours = deltas.keySet();
        jdbc.update(
                ADD,
                slot(),
                ints(hours, LiftHour::resortId),
                ints(hours, LiftHour::seasonId),
                ints(hours, LiftHour::dayId),
                ints(hours, LiftHour::liftId),
                ints(hours, LiftHour::hour),
                ints(deltas.values(), Integer::intValue));
    }

    /** Consumers with the same slot wait for each other. */
    private int slot() {
        return (int) ((firstSlot + Thread.currentThread().threadId()) % SLOTS);
    }
}
