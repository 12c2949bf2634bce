package dev.liftline.consumer.storage;

import static dev.liftline.consumer.storage.Columns.ints;
import static dev.liftline.consumer.storage.Columns.longs;

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
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Adds to the totals of skier days. */
@Component
class SkierDayTable {

    private static final String UPSERT = """
            INSERT INTO skier_day (skier_id, season_id, resort_id, day_id, rides, vertical)
            SELECT * FROM unnest(?::integer[], ?::smallint[], ?::integer[], ?::smallint[], ?::integer[], ?::bigint[])
            ON CONFLICT (skier_id, season_id, resort_id, day_id) DO UPDATE
            SET rides = skier_day.rides + excluded.rides, vertical = skier_day.vertical + excluded.vertical
            RETURNING skier_id, season_id, resort_id, day_id, rides, vertical
            """;

    private static final String TOTALS = """
            SELECT skier_id, season_id, resort_id, day_id, rides, vertical
            FROM unnest(?::integer[], ?::smallint[], ?::integer[], ?::smallint[]) AS requested (skier_id, season_id, resort_id, day_id)
            JOIN skier_day USING (skier_id, season_id, resort_id, day_id)
            """;

    private static final String COPY = """
            COPY skier_day (skier_id, season_id, resort_id, day_id, rides, vertical) FROM STDIN (FORMAT binary)
            """;
    private static final int COLUMNS = 6;
    private static final int BYTES_PER_ROW = 50;

    private final JdbcTemplate jdbc;
    private final BulkCopy copy;
    private final RecentSkierDays recent;

    SkierDayTable(JdbcTemplate jdbc, BulkCopy copy, RecentSkierDays recent) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.recent = recent;
    }

    /**
     * Adds {@code deltas} in the current transaction and returns the new totals. Days that are probably new are inserted by
     * COPY if there are enough of them; the others are updated in key order. While this consumer does not know the stored
     * days, as after a start, a SELECT finds those that exist.
     *
     * @param mayCopy false if a transaction with COPY failed
     */
    List<SkierDayTotal> add(SortedMap<SkierDay, SkierDayDelta> deltas, boolean mayCopy) {
        SortedMap<SkierDay, SkierDayDelta> probablyNew = new TreeMap<>(deltas);
        probablyNew.keySet().removeIf(recent::contains);
        recent.add(deltas.keySet());
        if (!mayCopy || probablyNew.size() < BulkCopy.MIN_ROWS || isRejected()) {
            return upsert(deltas);
        }
        if (!recent.isReliable()) {
            List<SkierDayTotal> existing = totals(probablyNew.keySet());
            existing.forEach(total -> probablyNew.remove(total.day()));
            recent.checked(existing.isEmpty());
        }
        if (probablyNew.size() < BulkCopy.MIN_ROWS) {
            return upsert(deltas);
        }
        if (!copy.copyIfNew(COPY, rows(probablyNew))) {
            recent.checked(isRejected());
            return upsert(deltas);
        }
        SortedMap<SkierDay, SkierDayDelta> others = new TreeMap<>(deltas);
        others.keySet().removeAll(probablyNew.keySet());
        List<SkierDayTotal> totals = new ArrayList<>(upsert(others));
        probablyNew.forEach((day, delta) -> totals.add(new SkierDayTotal(day, delta.rides(), delta.vertical())));
        return totals;
    }

    /** A rejected COPY tells nothing about the rows that exist. */
    private boolean isRejected() {
        return !copy.isAccepted(COPY);
    }

    /** The existing totals of {@code days}, as the current transaction sees them. */
    List<SkierDayTotal> totals(Collection<SkierDay> days) {
        if (days.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                TOTALS,
                (row, number) -> total(row),
                ints(days, SkierDay::skierId),
                ints(days, SkierDay::seasonId),
                ints(days, SkierDay::resortId),
                ints(days, SkierDay::dayId));
    }

    private static SkierDayTotal total(ResultSet row) throws SQLException {
        SkierDay day = new SkierDay(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
        return new SkierDayTotal(day, row.getInt(5), row.getLong(6));
    }

    private static BinaryCopyRows rows(SortedMap<SkierDay, SkierDayDelta> deltas) {
        BinaryCopyRows rows = new BinaryCopyRows(deltas.size() * BYTES_PER_ROW);
        for (Map.Entry<SkierDay, SkierDayDelta> delta : deltas.entrySet()) {
            SkierDay day = delta.getKey();
            rows.row(COLUMNS)
                    .integer(day.skierId())
                    .smallint(day.seasonId())
                    .integer(day.resortId())
                    .smallint(day.dayId())
                    .integer(delta.getValue().rides())
                    .bigint(delta.getValue().vertical());
        }
        return rows;
    }

    private List<SkierDayTotal> upsert(SortedMap<SkierDay, SkierDayDelta> deltas) {
        if (deltas.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                UPSERT,
                (row, number) -> total(row),
                ints(deltas.keySet(), SkierDay::skierId),
                ints(deltas.keySet(), SkierDay::seasonId),
                ints(deltas.keySet(), SkierDay::resortId),
                ints(deltas.keySet(), SkierDay::dayId),
                ints(deltas.values(), SkierDayDelta::rides),
                longs(deltas.values(), SkierDayDelta::vertical));
    }
}
