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

    /** With fewer rows the attempt costs more than it saves. */
    private static final int MIN_ROWS_TO_COPY = 200;

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
     * COPY if there are enough of them; the others are updated in key order.
     *
     * @param mayCopy false if a transaction with COPY failed
     */
    List<SkierDayTotal> add(SortedMap<SkierDay, SkierDayDelta> deltas, boolean mayCopy) {
        List<Map.Entry<SkierDay, SkierDayDelta>> probablyNew = new ArrayList<>();
        List<Map.Entry<SkierDay, SkierDayDelta>> others = new ArrayList<>();
        deltas.entrySet().forEach(each -> (recent.contains(each.getKey()) ? others : probablyNew).add(each));
        recent.add(deltas.keySet());
        boolean tryCopy = mayCopy && probablyNew.size() >= MIN_ROWS_TO_COPY && copy.isAccepted(COPY);
        if (!tryCopy || !copy.copyIfNew(COPY, rows(probablyNew))) {
            return upsert(deltas.entrySet());
        }
        List<SkierDayTotal> totals = new ArrayList<>(upsert(others));
        probablyNew.forEach(each -> totals.add(new SkierDayTotal(
                each.getKey(), each.getValue().rides(), each.getValue().vertical())));
        return totals;
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

    private static BinaryCopyRows rows(List<Map.Entry<SkierDay, SkierDayDelta>> deltas) {
        BinaryCopyRows rows = new BinaryCopyRows(deltas.size() * BYTES_PER_ROW);
        for (Map.Entry<SkierDay, SkierDayDelta> delta : deltas) {
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

    private List<SkierDayTotal> upsert(Collection<Map.Entry<SkierDay, SkierDayDelta>> deltas) {
        if (deltas.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                UPSERT,
                (row, number) -> total(row),
                ints(deltas, delta -> delta.getKey().skierId()),
                ints(deltas, delta -> delta.getKey().seasonId()),
                ints(deltas, delta -> delta.getKey().resortId()),
                ints(deltas, delta -> delta.getKey().dayId()),
                ints(deltas, delta -> delta.getValue().rides()),
                longs(deltas, delta -> delta.getValue().vertical()));
    }
}
