package dev.liftline.consumer.storage;

import dev.liftline.consumer.SkierDay;
import dev.liftline.consumer.SkierDayDelta;
import dev.liftline.consumer.SkierDayTotal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
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

    private static final String TOTALS = """
            SELECT skier_id, season_id, resort_id, day_id, rides, vertical
            FROM unnest(?::integer[], ?::smallint[], ?::integer[], ?::smallint[]) AS asked (skier_id, season_id, resort_id, day_id)
            JOIN skier_day USING (skier_id, season_id, resort_id, day_id)
            """;

    private static final String COPY = """
            COPY skier_day (skier_id, season_id, resort_id, day_id, rides, vertical) FROM STDIN (FORMAT binary)
            """;
    private static final int COLUMNS = 6;
    private static final int BYTES_PER_ROW = 46;

    /** Of fewer the attempt costs more than it saves. */
    private static final int FEWEST_TO_COPY = 200;

    private final JdbcTemplate jdbc;
    private final BulkCopy copy;
    private final RecentSkierDays known;

    SkierDayTable(JdbcTemplate jdbc, BulkCopy copy, RecentSkierDays known) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.known = known;
    }

    /**
     * Adds {@code gains} in the current transaction, and returns the totals that come of it. Days that seem to begin are
     * copied, where that is worth while; the others are added to, in key order.
     */
    List<SkierDayTotal> add(SortedMap<SkierDay, SkierDayDelta> gains) {
        List<Map.Entry<SkierDay, SkierDayDelta>> beginning = new ArrayList<>();
        List<Map.Entry<SkierDay, SkierDayDelta>> others = new ArrayList<>();
        gains.entrySet().forEach(each -> (begins(each) ? beginning : others).add(each));
        known.add(gains.keySet());
        if (beginning.size() < FEWEST_TO_COPY || !copy.copy(COPY, rows(beginning))) {
            return addTo(gains.entrySet());
        }
        List<SkierDayTotal> totals = new ArrayList<>(addTo(others));
        beginning.forEach(each -> totals.add(new SkierDayTotal(
                each.getKey(), each.getValue().rides(), (int) each.getValue().vertical())));
        return totals;
    }

    /** The totals of {@code days} that have one, as the current transaction sees them. */
    List<SkierDayTotal> totals(Collection<SkierDay> days) {
        if (days.isEmpty()) {
            return List.of();
        }
        Keys keys = new Keys(days.size());
        int i = 0;
        for (SkierDay day : days) {
            keys.set(i++, day);
        }
        return jdbc.query(TOTALS, (row, number) -> total(row), keys.skier, keys.season, keys.resort, keys.day);
    }

    private static SkierDayTotal total(ResultSet row) throws SQLException {
        SkierDay day = new SkierDay(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
        return new SkierDayTotal(day, row.getInt(5), row.getInt(6));
    }

    /** A sum that the column cannot hold is left to the server's refusal. */
    private boolean begins(Map.Entry<SkierDay, SkierDayDelta> gain) {
        return gain.getValue().vertical() <= Integer.MAX_VALUE && !known.contains(gain.getKey());
    }

    private static BinaryCopyRows rows(List<Map.Entry<SkierDay, SkierDayDelta>> gains) {
        BinaryCopyRows rows = new BinaryCopyRows(gains.size() * BYTES_PER_ROW);
        for (Map.Entry<SkierDay, SkierDayDelta> gain : gains) {
            SkierDay day = gain.getKey();
            rows.row(COLUMNS)
                    .integer(day.skierId())
                    .smallint(day.seasonId())
                    .integer(day.resortId())
                    .smallint(day.dayId())
                    .integer(gain.getValue().rides())
                    .integer((int) gain.getValue().vertical());
        }
        return rows;
    }

    private List<SkierDayTotal> addTo(Collection<Map.Entry<SkierDay, SkierDayDelta>> gains) {
        if (gains.isEmpty()) {
            return List.of();
        }
        int count = gains.size();
        Keys keys = new Keys(count);
        int[] rides = new int[count];
        long[] vertical = new long[count];
        int i = 0;
        for (Map.Entry<SkierDay, SkierDayDelta> gain : gains) {
            keys.set(i, gain.getKey());
            rides[i] = gain.getValue().rides();
            vertical[i] = gain.getValue().vertical();
            i++;
        }
        return jdbc.query(
                ADD, (row, number) -> total(row), keys.skier, keys.season, keys.resort, keys.day, rides, vertical);
    }

    /** The key's columns of many rows. */
    private static final class Keys {

        private final int[] skier;
        private final short[] season;
        private final int[] resort;
        private final short[] day;

        private Keys(int count) {
            skier = new int[count];
            season = new short[count];
            resort = new int[count];
            day = new short[count];
        }

        private void set(int row, SkierDay key) {
            skier[row] = key.skierId();
            season[row] = (short) key.seasonId();
            resort[row] = key.resortId();
            day[row] = (short) key.dayId();
        }
    }
}
