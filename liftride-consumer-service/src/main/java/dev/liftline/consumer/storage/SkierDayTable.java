package dev.liftline.consumer.storage;

import dev.liftline.consumer.Gain;
import dev.liftline.consumer.SkierDay;
import dev.liftline.consumer.SkierDayTotal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Adds to the totals of skiers' days. */
@Component
class SkierDayTable {

    // Vertical comes as bigint: a sum that the column cannot hold is refused by the server, not wrapped around here.
    private static final String ADD = """
            INSERT INTO skier_day (skier_id, season_id, resort_id, day_id, rides, vertical)
            SELECT * FROM unnest(?::integer[], ?::smallint[], ?::integer[], ?::smallint[], ?::integer[], ?::bigint[])
            ON CONFLICT (skier_id, season_id, resort_id, day_id) DO UPDATE
            SET rides = skier_day.rides + excluded.rides, vertical = skier_day.vertical + excluded.vertical
            RETURNING skier_id, season_id, resort_id, day_id, rides, vertical
            """;

    private final JdbcTemplate jdbc;

    SkierDayTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds {@code gains} in their order, in the current transaction, and returns the totals that come of it. */
    List<SkierDayTotal> add(SortedMap<SkierDay, Gain> gains) {
        if (gains.isEmpty()) {
            return List.of();
        }
        int count = gains.size();
        int[] skier = new int[count];
        short[] season = new short[count];
        int[] resort = new int[count];
        short[] day = new short[count];
        int[] rides = new int[count];
        long[] vertical = new long[count];
        int i = 0;
        for (Map.Entry<SkierDay, Gain> gain : gains.entrySet()) {
            SkierDay key = gain.getKey();
            skier[i] = key.skierId();
            season[i] = (short) key.seasonId();
            resort[i] = key.resortId();
            day[i] = (short) key.dayId();
            rides[i] = gain.getValue().rides();
            vertical[i] = gain.getValue().vertical();
            i++;
        }
        List<SkierDayTotal> totals = new ArrayList<>(count);
        jdbc.query(
                ADD,
                row -> {
                    SkierDay key = new SkierDay(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
                    totals.add(new SkierDayTotal(key, row.getInt(5), row.getInt(6)));
                },
                skier,
                season,
                resort,
                day,
                rides,
                vertical);
        return totals;
    }
}
