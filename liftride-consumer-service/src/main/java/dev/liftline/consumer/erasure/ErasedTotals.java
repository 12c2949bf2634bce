package dev.liftline.consumer.erasure;

import dev.liftline.consumer.LiftHour;
import dev.liftline.consumer.SkierDay;
import dev.liftline.consumer.SkierDayDelta;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps totals equal to a recount of the rides. Adds and subtracts, as the storing threads do, so that both may change a total at
 * once; locks rows in the same order: skier days, then lift hours, each by key.
 */
@Component
class ErasedTotals {

    private static final String LOCK = """
            SELECT FROM skier_day WHERE skier_id = ? ORDER BY season_id, resort_id, day_id FOR UPDATE
            """;

    private static final String SUBTRACT = """
            UPDATE skier_day AS total SET rides = total.rides - delta.rides, vertical = total.vertical - delta.vertical
            FROM unnest(?::smallint[], ?::integer[], ?::smallint[], ?::integer[], ?::bigint[])
                AS delta (season_id, resort_id, day_id, rides, vertical)
            WHERE total.skier_id = ? AND total.season_id = delta.season_id AND total.resort_id = delta.resort_id
                AND total.day_id = delta.day_id
            """;

    private static final String DELETE_EMPTY = "DELETE FROM skier_day WHERE skier_id = ? AND rides = 0";

    private static final String ADD = """
            INSERT INTO skier_day (season_id, resort_id, day_id, rides, vertical, skier_id)
            SELECT *, ? FROM unnest(?::smallint[], ?::integer[], ?::smallint[], ?::integer[], ?::bigint[])
            ON CONFLICT (skier_id, season_id, resort_id, day_id) DO UPDATE
            SET rides = skier_day.rides + excluded.rides, vertical = skier_day.vertical + excluded.vertical
            """;

    // Readers use the sum of a lift hour's slots. One of them may be negative.
    private static final String SUBTRACT_HOURS = """
            INSERT INTO lift_hour (resort_id, season_id, day_id, lift_id, hour, rides, slot)
            SELECT resort_id, season_id, day_id, lift_id, hour, -rides, 0
            FROM unnest(?::integer[], ?::smallint[], ?::smallint[], ?::smallint[], ?::smallint[], ?::integer[])
                AS delta (resort_id, season_id, day_id, lift_id, hour, rides)
            ON CONFLICT (resort_id, season_id, day_id, lift_id, hour, slot) DO UPDATE
            SET rides = lift_hour.rides + excluded.rides
            """;

    private final JdbcTemplate jdbc;

    ErasedTotals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets nobody else change the skier's totals in the current transaction. */
    void lock(int skierId) {
        jdbc.query(LOCK, row -> {}, skierId);
    }

    /** Takes rides away from a skier's days. A day without rides has no row. */
    void subtract(int skierId, SortedMap<SkierDay, SkierDayDelta> deltas) {
        if (!deltas.isEmpty()) {
            Collection<SkierDay> days = deltas.keySet();
            jdbc.update(
                    SUBTRACT,
                    ints(days, SkierDay::seasonId),
                    ints(days, SkierDay::resortId),
                    ints(days, SkierDay::dayId),
                    ints(deltas.values(), SkierDayDelta::rides),
                    verticals(deltas),
                    skierId);
            jdbc.update(DELETE_EMPTY, skierId);
        }
    }

    /** Adds rides to a pseudonym's days. */
    void add(int pseudonym, SortedMap<SkierDay, SkierDayDelta> deltas) {
        if (!deltas.isEmpty()) {
            Collection<SkierDay> days = deltas.keySet();
            jdbc.update(
                    ADD,
                    pseudonym,
                    ints(days, SkierDay::seasonId),
                    ints(days, SkierDay::resortId),
                    ints(days, SkierDay::dayId),
                    ints(deltas.values(), SkierDayDelta::rides),
                    verticals(deltas));
        }
    }

    /** Takes rides away that were counted twice. */
    void subtractHours(SortedMap<LiftHour, Integer> deltas) {
        if (!deltas.isEmpty()) {
            Collection<LiftHour> hours = deltas.keySet();
            jdbc.update(
                    SUBTRACT_HOURS,
                    ints(hours, LiftHour::resortId),
                    ints(hours, LiftHour::seasonId),
                    ints(hours, LiftHour::dayId),
                    ints(hours, LiftHour::liftId),
                    ints(hours, LiftHour::hour),
                    ints(deltas.values(), Integer::intValue));
        }
    }

    private static <T> int[] ints(Collection<T> rows, ToIntFunction<T> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    private static long[] verticals(Map<SkierDay, SkierDayDelta> deltas) {
        return deltas.values().stream().mapToLong(SkierDayDelta::vertical).toArray();
    }
}
