package dev.liftline.query.storage.board;

import dev.liftline.query.board.BoardDay;
import dev.liftline.query.board.BoardSeason;
import dev.liftline.query.board.DayFigures;
import dev.liftline.query.board.DayRides;
import dev.liftline.query.board.LiftHour;
import dev.liftline.query.board.LiftStep;
import dev.liftline.query.board.SeasonDay;
import dev.liftline.query.board.StoredBoard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plain SQL, each statement served by a key that begins with its parameters. */
@Component
class JdbcStoredBoard implements StoredBoard {

    private final JdbcClient jdbc;

    JdbcStoredBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Integer, SeasonDay> latestDays(List<Integer> resortIds) {
        Map<Integer, SeasonDay> days = new HashMap<>();
        jdbc.sql("""
                        SELECT resort.id, latest.season_id, latest.day_id
                        FROM unnest(:resorts) AS resort (id)
                        CROSS JOIN LATERAL (
                            SELECT season_id, day_id
                            FROM lift_hour
                            WHERE resort_id = resort.id
                            ORDER BY season_id DESC, day_id DESC
                            LIMIT 1) AS latest
                        """).param("resorts", resortIds.toArray(Integer[]::new)).query(row -> {
            days.put(row.getInt("id"), seasonDay(row));
        });
        return days;
    }

    /** Steps from day to day on the key, as a scan for different days would read every row of the resort. */
    @Override
    public List<SeasonDay> earlierDays(int resortId, SeasonDay day, int limit) {
        return jdbc.sql("""
                        WITH RECURSIVE day AS (
                            (SELECT season_id, day_id
                            FROM lift_hour
                            WHERE resort_id = :resort AND (season_id, day_id) < (:season, :day)
                            ORDER BY season_id DESC, day_id DESC
                            LIMIT 1)
                            UNION ALL
                            SELECT earlier.season_id, earlier.day_id
                            FROM day
                            CROSS JOIN LATERAL (
                                SELECT season_id, day_id
                                FROM lift_hour
                                WHERE resort_id = :resort AND (season_id, day_id) < (day.season_id, day.day_id)
                                ORDER BY season_id DESC, day_id DESC
                                LIMIT 1) AS earlier)
                        SELECT season_id, day_id
                        FROM day
                        LIMIT :limit
                        """)
                .param("resort", resortId)
                .param("season", day.season())
                .param("day", day.day())
                .param("limit", limit)
                .query((row, n) -> seasonDay(row))
                .list();
    }

    /** One statement sees one committed state. Guests are counted in the index alone. */
    @Override
    public DayFigures figures(int resortId, SeasonDay day) {
        List<LiftHour> hours = new ArrayList<>();
        AtomicLong guests = new AtomicLong();
        jdbc.sql("""
                        SELECT lift_id, hour, sum(rides) AS rides, (
                            SELECT count(*)
                            FROM skier_day
                            WHERE resort_id = :resort AND season_id = :season AND day_id = :day) AS guests
                        FROM lift_hour
                        WHERE resort_id = :resort AND season_id = :season AND day_id = :day
                        GROUP BY lift_id, hour
                        """)
                .param("resort", resortId)
                .param("season", day.season())
                .param("day", day.day())
                .query(row -> {
                    hours.add(liftHour(row));
                    guests.set(row.getLong("guests"));
                });
        return new DayFigures(guests.get(), hours);
    }

    /** Reads each ride once for both. A row is a lift, or the guests of a quarter. */
    @Override
    public DayRides dayRides(int resortId, SeasonDay day) {
        AtomicLong rides = new AtomicLong();
        Map<Integer, Integer> lastRides = new HashMap<>();
        List<BoardDay.Arrivals> arrivals = new ArrayList<>();
        jdbc.sql("""
                        SELECT lift_id, CASE WHEN lift_id IS NULL THEN first / 15 END AS quarter,
                            max(last) AS last, sum(rides) AS rides, count(*) AS guests
                        FROM (
                            SELECT lift_id, min(time) AS first, max(time) AS last, count(*) AS rides
                            FROM lift_ride
                            WHERE season_id = :season AND day_id = :day AND resort_id = :resort
                            GROUP BY GROUPING SETS ((skier_id), (lift_id))) AS guest_or_lift
                        GROUP BY lift_id, quarter
                        ORDER BY quarter
                        """)
                .param("resort", resortId)
                .param("season", day.season())
                .param("day", day.day())
                .query(row -> {
                    int quarter = row.getInt("quarter");
                    if (row.wasNull()) {
                        rides.addAndGet(row.getLong("rides"));
                        lastRides.put(row.getInt("lift_id"), row.getInt("last"));
                    } else {
                        arrivals.add(new BoardDay.Arrivals(quarter, row.getLong("guests")));
                    }
                });
        return new DayRides(rides.get(), lastRides, arrivals);
    }

    @Override
    public List<LiftHour> liftHours(int resortId, SeasonDay day) {
        return jdbc.sql("""
                        SELECT lift_id, hour, sum(rides) AS rides
                        FROM lift_hour
                        WHERE resort_id = :resort AND season_id = :season AND day_id = :day
                        GROUP BY lift_id, hour
                        """)
                .param("resort", resortId)
                .param("season", day.season())
                .param("day", day.day())
                .query((row, n) -> liftHour(row))
                .list();
    }

    @Override
    public long rides(int resortId, SeasonDay day) {
        return jdbc.sql("""
                        SELECT coalesce(sum(rides), 0)
                        FROM lift_hour
                        WHERE resort_id = :resort AND season_id = :season AND day_id = :day
                        """)
                .param("resort", resortId)
                .param("season", day.season())
                .param("day", day.day())
                .query(Long.class)
                .single();
    }

    @Override
    public List<LiftStep> liftSteps(int resortId, SeasonDay day, int minutes) {
        return jdbc.sql("""
                        SELECT lift_id, time / :minutes AS step, count(*) AS rides
                        FROM lift_ride
                        WHERE season_id = :season AND day_id = :day AND resort_id = :resort
                        GROUP BY 1, 2
                        """)
                .param("resort", resortId)
                .param("season", day.season())
                .param("day", day.day())
                .param("minutes", minutes)
                .query((row, n) -> new LiftStep(row.getInt("lift_id"), row.getInt("step"), row.getLong("rides")))
                .list();
    }

    /** Guests are counted in the index alone; the rides of a day are some hundred rows of lift_hour. */
    @Override
    public List<BoardSeason.Day> seasonDays(int resortId, int season) {
        return jdbc.sql("""
                        SELECT day_id, sum(rides) AS rides, (
                            SELECT count(*)
                            FROM skier_day
                            WHERE resort_id = :resort AND season_id = :season AND day_id = lift_hour.day_id) AS guests
                        FROM lift_hour
                        WHERE resort_id = :resort AND season_id = :season
                        GROUP BY day_id
                        ORDER BY day_id
                        """)
                .param("resort", resortId)
                .param("season", season)
                .query((row, n) -> new BoardSeason.Day(
                        new SeasonDay(season, row.getInt("day_id")).date().toString(),
                        row.getInt("day_id"),
                        row.getLong("guests"),
                        row.getLong("rides")))
                .list();
    }

    private static LiftHour liftHour(ResultSet row) throws SQLException {
        return new LiftHour(row.getInt("lift_id"), row.getInt("hour"), row.getLong("rides"));
    }

    private static SeasonDay seasonDay(ResultSet row) throws SQLException {
        return new SeasonDay(row.getInt("season_id"), row.getInt("day_id"));
    }
}
