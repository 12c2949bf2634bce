package dev.liftline.consumer.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.SkierDay;
import dev.liftline.consumer.SkierDayDelta;
import dev.liftline.consumer.SkierDayTotal;
import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestConsumerGroup;
import dev.liftline.consumer.testing.TestRides;
import dev.liftline.model.CacheKeys;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Sums of metres beyond 2^31. */
@RunningConsumer
class WideVerticalIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final long TWO_RIDES = 2L * Integer.MAX_VALUE;

    private final JdbcTemplate jdbc;
    private final DataSource dataSource;
    private final SkierDayTable skierDays;
    private final BulkCopy copy;
    private final TransactionOperations transaction;
    private final TestRides testRides;
    private final TestConsumerGroup group;
    private final StringRedisTemplate redis;
    private final int resort;

    WideVerticalIT(
            @Autowired JdbcTemplate jdbc,
            @Autowired DataSource dataSource,
            @Autowired SkierDayTable skierDays,
            @Autowired BulkCopy copy,
            @Autowired TransactionOperations transaction,
            @Autowired TestRides testRides,
            @Autowired TestConsumerGroup group,
            @Autowired StringRedisTemplate redis) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.skierDays = skierDays;
        this.copy = copy;
        this.transaction = transaction;
        this.testRides = testRides;
        this.group = group;
        this.redis = redis;
        this.resort = testRides.newResort();
    }

    @AfterEach
    void dropSchema() {
        jdbc.execute("DROP SCHEMA IF EXISTS upgrade CASCADE");
    }

    @Test
    void storesADayBeyondTheRangeOfAnInteger() {
        jdbc.update("INSERT INTO resort (resort_id, name) VALUES (?, 'Test')", resort);
        jdbc.update(
                "INSERT INTO lift (resort_id, lift_id, name, vertical) VALUES (?, 3, 'Test', ?)",
                resort,
                Integer.MAX_VALUE);
        awaitVertical();

        testRides.send(List.of(TestRides.ride(resort, 7, 3, 10), TestRides.ride(resort, 7, 3, 20)));

        String key = CacheKeys.skierDay(7, 2025, resort, 7);
        await().atMost(TIMEOUT)
                .until(() -> ("2:" + TWO_RIDES).equals(redis.opsForValue().get(key)));
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        assertThat(testRides.one("SELECT vertical FROM skier_day WHERE resort_id = ? AND skier_id = 7", resort))
                .isEqualTo(TWO_RIDES);
        assertThat(testRides.wrongTotals()).isZero();
    }

    @Test
    void copiesAndAddsWideTotals() {
        SortedMap<SkierDay, SkierDayDelta> deltas = new TreeMap<>();
        IntStream.rangeClosed(1, 1_000)
                .forEach(skier -> deltas.put(new SkierDay(skier, 2025, resort, 7), new SkierDayDelta(2, TWO_RIDES)));
        try {
            assertThat(add(deltas)).hasSize(1_000).allMatch(total -> total.vertical() == TWO_RIDES);
            assertThat(add(deltas)).hasSize(1_000).allMatch(total -> total.vertical() == 2 * TWO_RIDES);
        } finally {
            // These totals have no rides, which would fail other tests.
            jdbc.update("DELETE FROM skier_day WHERE resort_id = ?", resort);
        }
    }

    @Test
    void keepsTotalsInAnUpgradeAndAcceptsTheUpsertOfTheVersionBefore() {
        migrate("2");
        jdbc.update("INSERT INTO upgrade.skier_day VALUES (1, 1, 2, 2147483647, 2025, 7)");

        migrate("3");

        jdbc.update("""
                INSERT INTO upgrade.skier_day (skier_id, season_id, resort_id, day_id, rides, vertical)
                SELECT * FROM unnest(?::integer[], ?::smallint[], ?::integer[], ?::smallint[], ?::integer[], ?::bigint[])
                ON CONFLICT (skier_id, season_id, resort_id, day_id) DO UPDATE
                SET rides = skier_day.rides + excluded.rides, vertical = skier_day.vertical + excluded.vertical
                """, new int[] {1}, new int[] {2025}, new int[] {1}, new int[] {7}, new int[] {1}, new long[] {1});
        assertThat(testRides.one("SELECT vertical FROM upgrade.skier_day")).isEqualTo(1L + Integer.MAX_VALUE);
        // The version before repeats such a batch until a consumer of this version takes its partition.
        BinaryCopyRows narrow = new BinaryCopyRows(100)
                .row(6)
                .integer(2)
                .smallint(2025)
                .integer(1)
                .smallint(7)
                .integer(1)
                .integer(10);
        assertThatThrownBy(() -> transaction.<Boolean>execute(status -> copy.copyIfNew("""
                        COPY upgrade.skier_day (skier_id, season_id, resort_id, day_id, rides, vertical)
                        FROM STDIN (FORMAT binary)
                        """, narrow)))
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo(PSQLState.PROTOCOL_VIOLATION.getState()));
    }

    private List<SkierDayTotal> add(SortedMap<SkierDay, SkierDayDelta> deltas) {
        return transaction.execute(status -> skierDays.add(deltas, true));
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("upgrade")
                .target(MigrationVersion.fromVersion(version))
                .load()
                .migrate();
    }

    /** The lifts' verticals are cached for 1 s. */
    private void awaitVertical() {
        int[] time = {100};
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            testRides.send(List.of(TestRides.ride(resort, 1, 3, time[0]++)));
            assertThat(testRides.one(
                            "SELECT count(*) FROM lift_ride WHERE resort_id = ? AND vertical = ?",
                            resort,
                            Integer.MAX_VALUE))
                    .isPositive();
        });
    }
}
