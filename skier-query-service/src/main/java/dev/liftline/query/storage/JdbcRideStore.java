package dev.liftline.query.storage;

import dev.liftline.query.ResortDay;
import dev.liftline.query.RideStore;
import dev.liftline.query.SkierSeason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The reads that the cache fills itself with: plain SQL, each by a key or an index that begins with its parameters. */
@Component
class JdbcRideStore implements RideStore {

    private final JdbcClient jdbc;
    private final TransactionTemplate oneState;

    JdbcRideStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.oneState = new TransactionTemplate(transactions);
        this.oneState.setReadOnly(true);
        this.oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
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

    @Override
    public ResortTotals resortDay(int resortId, int seasonId, int dayId) {
        return Objects.requireNonNull(oneState.execute(transaction -> {
            var count = jdbc.sql("""
                            SELECT count(*) AS skiers, coalesce(sum(rides), 0) AS rides
                            FROM skier_day
                            WHERE resort_id = :resort AND season_id = :season AND day_id = :day
                            """)
                    .param("resort", resortId)
                    .param("season", seasonId)
                    .param("day", dayId)
                    .query((row, n) ->
                            new ResortTotals(row.getLong("skiers"), row.getLong("rides"), List.of(), List.of()))
                    .single();
            return count.rides() == 0
                    ? count
                    : new ResortTotals(
                            count.skiers(),
                            count.rides(),
                            liftHours(resortId, seasonId, dayId),
                            topSkiers(resortId, seasonId, dayId));
        }));
    }

    private List<LiftHourTotal> liftHours(int resortId, int seasonId, int dayId) {
        return jdbc.sql("""
                        SELECT lift_id, hour, sum(rides) AS rides
                        FROM lift_hour
                        WHERE resort_id = :resort AND season_id = :season AND day_id = :day
                        GROUP BY lift_id, hour
                        ORDER BY lift_id, hour
                        """)
                .param("resort", resortId)
                .param("season", seasonId)
                .param("day", dayId)
                .query((row, n) -> new LiftHourTotal(row.getInt("lift_id"), row.getInt("hour"), row.getLong("rides")))
                .list();
    }

    private List<ResortDay.TopSkier> topSkiers(int resortId, int seasonId, int dayId) {
        return jdbc.sql("""
                        SELECT skier_id, vertical, rides
                        FROM skier_day
                        WHERE resort_id = :resort AND season_id = :season AND day_id = :day
                        ORDER BY vertical DESC, skier_id
                        LIMIT 10
                        """)
                .param("resort", resortId)
                .param("season", seasonId)
                .param("day", dayId)
                .query((row, n) ->
                        new ResortDay.TopSkier(row.getInt("skier_id"), row.getLong("vertical"), row.getLong("rides")))
                .list();
    }
}
