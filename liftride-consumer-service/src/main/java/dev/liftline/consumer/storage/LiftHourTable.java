package dev.liftline.consumer.storage;

import dev.liftline.consumer.LiftHour;
import java.util.Map;
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
        int count = deltas.size();
        int[] resort = new int[count];
        short[] season = new short[count];
        short[] day = new short[count];
        short[] lift = new short[count];
        short[] hour = new short[count];
        int[] rides = new int[count];
        int i = 0;
        for (Map.Entry<LiftHour, Integer> delta : deltas.entrySet()) {
            LiftHour key = delta.getKey();
            resort[i] = key.resortId();
            season[i] = (short) key.seasonId();
            day[i] = (short) key.dayId();
            lift[i] = (short) key.liftId();
            hour[i] = (short) key.hour();
            rides[i] = delta.getValue();
            i++;
        }
        jdbc.update(ADD, slot(), resort, season, day, lift, hour, rides);
    }

    /** Consumers with the same slot wait for each other. */
    private int slot() {
        return (int) ((firstSlot + Thread.currentThread().threadId()) % SLOTS);
    }
}
