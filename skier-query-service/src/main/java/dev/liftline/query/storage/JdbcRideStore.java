package dev.liftline.query.storage;

import dev.liftline.query.ResortDay;
import dev.liftline.query.RideStore;
import dev.liftline.query.SkierSeason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reads that the cache fills itself with: plain SQL, each by a key or an index that begins with its parameters. */
@Component
class JdbcRideStore implements RideStore {

    private final JdbcClient jdbc;

    JdbcRideStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<SkierSeason.Day> skierDay(int skierId, int seasonId, int resortId, int dayId) {
        return jdbc.sql("""
                        SELECT rides, vertical
                        FROM skier_day
                        WHERE skier_id = :skier AND season_id = :season AND resort_id = :resort AND day_id = :day
                        """)
                .param("skier", skierId)
                .param("season", seasonId)
                .param("resort", resortId)
                .param("day", dayId)
                .query((row, n) -> new SkierSeason.Day(dayId, resortId, row.getLong("rides"), row.getLong("vertical")))
                .optional();
    }

    @Override
    public List<Boarding> skierRides(int skierId, int seasonId, int resortId, int dayId) {
        return jdbc.sql("""
                        SELECT time, lift_id, vertical
                        FROM lift_ride
                        WHERE season_id = :season AND day_id = :day AND resort_id = :resort AND skier_id = :skier
                        ORDER BY time, lift_id
                        """)
                .param("season", seasonId)
                .param("day", dayId)
                .param("resort", resortId)
                .param("skier", skierId)
                .query((row, n) -> new Boarding(row.getInt("time"), row.getInt("lift_id"), row.getInt("vertical")))
                .list();
    }

    @Override
    public List<DayTotal> skierSeasons(int skierId) {
        return jdbc.sql("""
                        SELECT season_id, day_id, resort_id, rides, vertical
                        FROM skier_day
                        WHERE skier_id = :skier
                        ORDER BY season_id, day_id, resort_id
                        """)
                .param("skier", skierId)
                .query((row, n) -> new DayTotal(
                        row.getInt("season_id"),
                        row.getInt("day_id"),
                        row.getInt("resort_id"),
                        row.getLong("rides"),
                        row.getLong("vertical")))
                .list();
    }

    /** One statement, because that sees one state without the round trips of a transaction: one instead of seven. */
    @Override
    public ResortTotals resortDay(int resortId, int seasonId, int dayId) {
        return jdbc.sql("""
                        WITH day AS (
                            SELECT skier_id, rides, vertical
                            FROM skier_day
                            WHERE resort_id = :resort AND season_id = :season AND day_id = :day)
                        SELECT 'all' AS part, count(*) AS id, 0 AS hour, coalesce(sum(rides), 0) AS rides, 0 AS vertical
                        FROM day
                        UNION ALL
                        SELECT 'lift', lift_id, hour, sum(rides), 0
                        FROM lift_hour
                        WHERE resort_id = :resort AND season_id = :season AND day_id = :day
                        GROUP BY lift_id, hour
                        UNION ALL
                        (SELECT 'skier', skier_id, 0, rides, vertical
                        FROM day
                        ORDER BY vertical DESC, skier_id
                        LIMIT 10)
                        ORDER BY part, vertical DESC, id, hour
                        """)
                .param("resort", resortId)
                .param("season", seasonId)
                .param("day", dayId)
                .query(JdbcRideStore::resortTotals);
    }

    private static ResortTotals resortTotals(ResultSet rows) throws SQLException {
        long skiers = 0;
        long rides = 0;
        List<LiftHourTotal> liftHours = new ArrayList<>();
        List<ResortDay.TopSkier> topSkiers = new ArrayList<>();
        while (rows.next()) {
            switch (rows.getString("part")) {
                case "all" -> {
                    skiers = rows.getLong("id");
                    rides = rows.getLong("rides");
                }
                case "lift" ->
                    liftHours.add(new LiftHourTotal(rows.getInt("id"), rows.getInt("hour"), rows.getLong("rides")));
                default ->
                    topSkiers.add(
                            new ResortDay.TopSkier(rows.getInt("id"), rows.getLong("vertical"), rows.getLong("rides")));
            }
        }
        return new ResortTotals(skiers, rides, liftHours, topSkiers);
    }
}
