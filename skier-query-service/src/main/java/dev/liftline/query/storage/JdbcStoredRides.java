package dev.liftline.query.storage;

import dev.liftline.query.ResortDay;
import dev.liftline.query.SkierDay;
import dev.liftline.query.SkierDayTotal;
import dev.liftline.query.SkierRides;
import dev.liftline.query.StoredRides;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Plain SQL, each statement served by a key or an index that begins with its parameters.
 *
 * <p>Gets the names before it queries. Reading them may take a connection, and a load that waits for a second
 * connection while it holds one could block all others.
 */
@Component
class JdbcStoredRides implements StoredRides {

    private final JdbcClient jdbc;
    private final JpaReferenceData reference;

    JdbcStoredRides(JdbcClient jdbc, JpaReferenceData reference) {
        this.jdbc = jdbc;
        this.reference = reference;
    }

    @Override
    public Optional<SkierDayTotal> total(SkierDay day) {
        return jdbc.sql("""
                        SELECT rides, vertical
                        FROM skier_day
                        WHERE skier_id = :skierId AND season_id = :seasonId AND resort_id = :resortId AND day_id = :dayId
                        """)
                .paramSource(day)
                .query((row, n) -> new SkierDayTotal(
                        day.seasonId(), day.dayId(), day.resortId(), row.getLong("rides"), row.getLong("vertical")))
                .optional();
    }

    @Override
    public List<SkierRides.Ride> rides(SkierDay day) {
        Names names = reference.names();
        return jdbc.sql("""
                        SELECT time, lift_id, vertical
                        FROM lift_ride
                        WHERE season_id = :seasonId AND day_id = :dayId AND resort_id = :resortId AND skier_id = :skierId
                        ORDER BY time, lift_id
                        """)
                .paramSource(day)
                .query((row, n) -> new SkierRides.Ride(
                        row.getInt("time"),
                        row.getInt("lift_id"),
                        names.lift(day.resortId(), row.getInt("lift_id")).name(),
                        row.getInt("vertical")))
                .list();
    }

    @Override
    public List<SkierDayTotal> totals(int skierId) {
        return jdbc.sql("""
                        SELECT season_id, day_id, resort_id, rides, vertical
                        FROM skier_day
                        WHERE skier_id = :skier
                        ORDER BY season_id, day_id, resort_id
                        """)
                .param("skier", skierId)
                .query((row, n) -> new SkierDayTotal(
                        row.getInt("season_id"),
                        row.getInt("day_id"),
                        row.getInt("resort_id"),
                        row.getLong("rides"),
                        row.getLong("vertical")))
                .list();
    }

    /**
     * One statement sees one committed state in one round trip; a transaction would take seven. Skiers whose data were deleted have
     * negative ids: they count, and are not among the top skiers.
     */
    @Override
    public ResortDay resortDay(int resortId, int seasonId, int dayId) {
        Names names = reference.names();
        ResultSetExtractor<ResortDay> extractor = rows -> toResortDay(resortId, seasonId, dayId, names, rows);
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
                        WHERE skier_id > 0
                        ORDER BY vertical DESC, skier_id
                        LIMIT 10)
                        ORDER BY part, vertical DESC, id, hour
                        """)
                .param("resort", resortId)
                .param("season", seasonId)
                .param("day", dayId)
                .query(extractor);
    }

    private static ResortDay toResortDay(int resortId, int seasonId, int dayId, Names names, ResultSet rows)
            throws SQLException {
        long skiers = 0;
        long rides = 0;
        List<ResortDay.LiftHour> liftHours = new ArrayList<>();
        List<ResortDay.TopSkier> topSkiers = new ArrayList<>();
        while (rows.next()) {
            switch (rows.getString("part")) {
                case "all" -> {
                    skiers = rows.getLong("id");
                    rides = rows.getLong("rides");
                }
                case "lift" ->
                    liftHours.add(new ResortDay.LiftHour(
                            rows.getInt("id"),
                            names.lift(resortId, rows.getInt("id")).name(),
                            rows.getInt("hour"),
                            rows.getLong("rides")));
                default ->
                    topSkiers.add(
                            new ResortDay.TopSkier(rows.getInt("id"), rows.getLong("vertical"), rows.getLong("rides")));
            }
        }
        return new ResortDay(
                resortId, names.resort(resortId).name(), seasonId, dayId, skiers, rides, liftHours, topSkiers);
    }
}
