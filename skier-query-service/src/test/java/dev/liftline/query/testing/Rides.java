package dev.liftline.query.testing;

import dev.liftline.model.CacheKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Creates the schema, stores rides and refreshes the cache, as the consumer does. */
public final class Rides {

    private static final String MIGRATIONS = "filesystem:../liftride-consumer-service/src/main/resources/db/migration";

    private static final String ACCESS = "filesystem:../identity-service/src/main/resources/db/identity";

    private static final AtomicInteger SKIERS = new AtomicInteger(1_000);

    private final JdbcClient jdbc;
    private final StringRedisTemplate redis;

    public Rides(DataSource dataSource, JdbcClient jdbc, StringRedisTemplate redis) {
        migrate(dataSource);
        this.jdbc = jdbc;
        this.redis = redis;
    }

    /** Creates the schema and its reference data, and the schema {@code identity}. */
    public static void migrate(DataSource dataSource) {
        Flyway.configure().dataSource(dataSource).locations(MIGRATIONS).load().migrate();
        Flyway.configure()
                .dataSource(dataSource)
                .locations(ACCESS)
                .schemas("identity")
                .load()
                .migrate();
    }

    /** Returns a skier without rides. */
    public static int newSkier() {
        return SKIERS.incrementAndGet();
    }

    /** Stores one ride of {@code liftId × 10} metres and its totals; does nothing if it is stored. */
    public void store(int skierId, int resortId, int seasonId, int dayId, int time, int liftId) {
        store(skierId, resortId, seasonId, dayId, time, liftId, liftId * 10);
    }

    public void store(int skierId, int resortId, int seasonId, int dayId, int time, int liftId, int vertical) {
        jdbc.sql("CREATE TABLE IF NOT EXISTS lift_ride_%04d PARTITION OF lift_ride FOR VALUES IN (%d)"
                        .formatted(seasonId, seasonId))
                .update();
        jdbc.sql("""
                        WITH ride AS (
                            INSERT INTO lift_ride (season_id, day_id, resort_id, skier_id, time, lift_id, vertical, received_at)
                            VALUES (:season, :day, :resort, :skier, :time, :lift, :vertical, now())
                            ON CONFLICT DO NOTHING
                            RETURNING vertical
                        ), known AS (
                            INSERT INTO season (resort_id, season_id) VALUES (:resort, :season) ON CONFLICT DO NOTHING
                        ), hour AS (
                            INSERT INTO lift_hour AS h (resort_id, season_id, day_id, lift_id, hour, slot, rides)
                            SELECT :resort, :season, :day, :lift, :time / 60, :skier % 4, 1 FROM ride
                            ON CONFLICT (resort_id, season_id, day_id, lift_id, hour, slot) DO UPDATE SET rides = h.rides + 1
                        )
                        INSERT INTO skier_day AS d (skier_id, season_id, resort_id, day_id, rides, vertical)
                        SELECT :skier, :season, :resort, :day, 1, vertical FROM ride
                        ON CONFLICT (skier_id, season_id, resort_id, day_id)
                            DO UPDATE SET rides = d.rides + 1, vertical = d.vertical + excluded.vertical
                        """)
                .param("season", seasonId)
                .param("day", dayId)
                .param("resort", resortId)
                .param("skier", skierId)
                .param("time", time)
                .param("lift", liftId)
                .param("vertical", vertical)
                .update();
    }

    /** Lets nobody read rides until {@code ROLLBACK}. */
    public Statement lock(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.execute("BEGIN");
        statement.execute("LOCK TABLE lift_ride IN ACCESS EXCLUSIVE MODE");
        return statement;
    }

    /** Waits until so many statements wait for {@link #lock}. */
    public void awaitReadersThatWait(int count) {
        Awaitility.await()
                .until(() ->
                        jdbc.sql("SELECT count(*) FROM pg_locks WHERE relation = 'lift_ride'::regclass AND NOT granted")
                                        .query(Integer.class)
                                        .single()
                                == count);
    }

    /** Puts a skier on leaderboards, or takes him off them. */
    public void share(int skierId, @Nullable String nickname) {
        jdbc.sql("""
                        INSERT INTO identity.account (skier_id, shares, nickname)
                        VALUES (:skier, :nickname::text IS NOT NULL, :nickname)
                        ON CONFLICT (skier_id) DO UPDATE SET shares = excluded.shares, nickname = excluded.nickname
                        """).param("skier", skierId).param("nickname", nickname).update();
    }

    /** Refreshes a skier's new total as {@code docs/contracts/cache.md} states. */
    public void refresh(int skierId, int resortId, int seasonId, int dayId, long rides, long vertical) {
        String day = CacheKeys.skierDay(skierId, seasonId, resortId, dayId);
        List<String> derived =
                List.of(CacheKeys.skierRides(skierId, seasonId, resortId, dayId), CacheKeys.skierSeasons(skierId));
        redis.delete(CacheKeys.lease(day));
        redis.delete(derived.stream().map(CacheKeys::lease).toList());
        redis.delete(derived);
        redis.opsForValue().set(day, rides + ":" + vertical);
    }

    /** Refreshes as soon as Redis is available. */
    public void refreshWhenPossible(int skierId, int resortId, int seasonId, int dayId, long rides, long vertical) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> {
                    refresh(skierId, resortId, seasonId, dayId, rides, vertical);
                    return true;
                });
    }
}
