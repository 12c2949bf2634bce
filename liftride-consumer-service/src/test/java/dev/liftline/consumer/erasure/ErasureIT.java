package dev.liftline.consumer.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.StoreRides;
import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestRides;
import dev.liftline.model.CacheKeys;
import dev.liftline.model.LiftRide;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

/** A skier's data are deleted, and the resort's counts stay. */
@RunningConsumer
class ErasureIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int OTHER_SKIER = 7;
    private static final AtomicInteger SKIERS = new AtomicInteger(800_000_000);

    private final StoreRides storage;
    private final TestRides testRides;
    private final JdbcTemplate jdbc;
    private final DataSource database;
    private final StringRedisTemplate redis;
    private final int resort;
    private final int skier = SKIERS.incrementAndGet();
    private final List<LiftRide> rides;

    ErasureIT(
            @Autowired StoreRides storage,
            @Autowired TestRides testRides,
            @Autowired JdbcTemplate jdbc,
            @Autowired DataSource database,
            @Autowired StringRedisTemplate redis) {
        this.storage = storage;
        this.testRides = testRides;
        this.jdbc = jdbc;
        this.database = database;
        this.redis = redis;
        this.resort = testRides.newResort();
        this.rides = List.of(ride(7, 21, 10), ride(7, 21, 70), ride(7, 4, 130), ride(8, 21, 10));
    }

    @AfterEach
    void keepTotalsEqualToARecount() {
        await().atMost(TIMEOUT).until(() -> openRequests() == 0);
        assertThat(testRides.wrongTotals()).isZero();
    }

    @Test
    void takesTheSkierOutOfTheRidesAndLeavesTheResortsCounts() {
        store(rides);
        store(List.of(TestRides.ride(resort, OTHER_SKIER, 21, 10), TestRides.ride(resort, OTHER_SKIER, 3, 15)));
        List<String> before = counts();

        erase();

        assertThat(ridesOfSkier()).isZero();
        assertThat(daysOfSkier()).isZero();
        assertThat(counts()).isEqualTo(before);
        assertThat(jdbc.queryForList(
                        "SELECT DISTINCT skier_id FROM lift_ride WHERE resort_id = ? ORDER BY 1",
                        Integer.class,
                        resort))
                .hasSize(2)
                .last()
                .isEqualTo(OTHER_SKIER);
        assertThat(jdbc.queryForList(
                        "SELECT skier_id FROM skier_day WHERE resort_id = ? AND skier_id <> ?",
                        Integer.class,
                        resort,
                        OTHER_SKIER))
                .hasSize(2)
                .allMatch(pseudonym -> pseudonym < 0);
    }

    @Test
    void deletesTheSkiersCachedValuesAndLeases() {
        store(rides);
        List<String> values = List.of(
                CacheKeys.skierDay(skier, 2025, resort, 7),
                CacheKeys.skierDay(skier, 2025, resort, 8),
                CacheKeys.skierRides(skier, 2025, resort, 7),
                CacheKeys.skierRides(skier, 2025, resort, 8),
                CacheKeys.skierLifts(skier, 2025, 1),
                CacheKeys.skierLifts(skier, 2025, 4),
                CacheKeys.skierSeasons(skier));
        List<String> keys = Stream.concat(values.stream(), values.stream().map(CacheKeys::lease))
                .toList();
        keys.forEach(key -> redis.opsForValue().set(key, "4:x"));
        String other = CacheKeys.skierSeasons(OTHER_SKIER);
        redis.opsForValue().set(other, "2:x");

        erase();

        assertThat(keys).noneMatch(key -> Boolean.TRUE.equals(redis.hasKey(key)));
        assertThat(redis.hasKey(other)).isTrue();
        // A consumer delivers late what it read before, as after an outage of Redis.
        redis.opsForValue().set(values.getFirst(), "3:460");
        await().atMost(TIMEOUT).until(() -> !Boolean.TRUE.equals(redis.hasKey(values.getFirst())));
    }

    /** A ride that the scanner sends again is received later, too, but it is none of the new ones. */
    @Test
    void leavesNewRidesThatAreReceivedLater() {
        store(rides);
        erase();

        store(List.of(ride(7, 21, 10), ride(7, 9, 300)));

        await().atMost(TIMEOUT).until(() -> ridesOfSkier() == 1 && openRequests() == 0);
        assertThat(jdbc.queryForObject("SELECT lift_id FROM lift_ride WHERE skier_id = ?", Integer.class, skier))
                .isEqualTo(9);
        assertThat(daysOfSkier()).isEqualTo(1);
        assertThat(testRides.storedAt(resort)).isEqualTo(rides.size() + 1);
    }

    @Test
    void erasesARideThatWaitedInKafkaMeanwhile() {
        LiftRide waiting = ride(7, 9, 300);
        store(rides);
        erase();

        store(List.of(waiting));

        await().atMost(TIMEOUT).until(() -> ridesOfSkier() == 0 && openRequests() == 0);
        assertThat(testRides.storedAt(resort)).isEqualTo(rides.size() + 1);
        assertThat(redis.hasKey(CacheKeys.skierDay(skier, 2025, resort, 7))).isFalse();
    }

    @Test
    void countsRidesOnceThatKafkaDeliversAgain() {
        store(rides);
        List<String> before = counts();
        erase();

        store(rides);

        await().atMost(TIMEOUT).until(() -> ridesOfSkier() == 0 && openRequests() == 0);
        assertThat(counts()).isEqualTo(before);
        assertThat(daysOfSkier()).isZero();
        assertThat(redis.hasKey(CacheKeys.skierDay(skier, 2025, resort, 7))).isFalse();
    }

    @Test
    void erasesASkierTwice() {
        store(rides);
        erase();
        store(List.of(ride(7, 9, 300), ride(9, 9, 300)));
        List<String> before = counts();
        erase();
        store(rides);

        await().atMost(TIMEOUT).until(() -> ridesOfSkier() == 0 && openRequests() == 0);
        assertThat(testRides.storedAt(resort)).isEqualTo(rides.size() + 2);
        assertThat(liftHours()).isEqualTo(before.subList(1, before.size()));
    }

    @Test
    void finishesAfterItWasKilledHalfWay() throws SQLException {
        store(rides);
        List<String> before = counts();
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM skier_day WHERE skier_id = %d FOR UPDATE".formatted(skier));
            request();
            // The rides are moved in the open transaction, which waits for the totals.
            await().atMost(TIMEOUT).until(() -> killed() > 0);
            assertThat(ridesOfSkier()).isEqualTo(rides.size());
            assertThat(openRequests()).isEqualTo(1);
            holder.rollback();
        }

        await().atMost(TIMEOUT).until(() -> openRequests() == 0);
        assertThat(ridesOfSkier()).isZero();
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void keepsTotalsRightWhileTheSkierRides() {
        List<CompletableFuture<?>> scanners = IntStream.range(0, 3)
                .mapToObj(scanner -> CompletableFuture.runAsync(() -> {
                    for (int minute = 0; minute < 100; minute++) {
                        store(List.of(ride(7, 10 + scanner, minute), ride(8, 10 + scanner, minute)));
                    }
                }))
                .collect(ArrayList::new, List::add, List::addAll);
        for (int i = 0; i < 5; i++) {
            erase();
        }
        scanners.forEach(CompletableFuture::join);
        erase();

        assertThat(ridesOfSkier()).isZero();
        assertThat(testRides.storedAt(resort)).isEqualTo(600);
        assertThat(testRides.ridesInTotals(resort)).isEqualTo(600);
    }

    @Test
    void forgetsWhoIsBehindAPseudonymWhenKafkaHasForgottenTheRides() {
        store(rides);
        erase();

        jdbc.update("UPDATE erasure SET requested_at = now() - interval '9 days' WHERE skier_id = ?", skier);

        await().atMost(TIMEOUT)
                .until(() -> testRides.one("SELECT count(*) FROM erasure WHERE skier_id = ?", skier) == 0);
        assertThat(testRides.storedAt(resort)).isEqualTo(rides.size());
    }

    /** Ends the worker's connection that waits for the skier's totals, and returns how many there were. */
    private long killed() {
        return testRides.one("""
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE wait_event_type = 'Lock' AND query LIKE '%FROM skier_day WHERE skier_id = % FOR UPDATE%'
                    AND pid <> pg_backend_pid()
                """);
    }

    private void erase() {
        request();
        await().atMost(TIMEOUT).until(() -> openRequests() == 0);
    }

    /** As the identity service does. */
    private void request() {
        jdbc.update("INSERT INTO erasure (skier_id) VALUES (?)", skier);
    }

    private long openRequests() {
        return testRides.one("SELECT count(*) FROM erasure WHERE done_at IS NULL");
    }

    private long ridesOfSkier() {
        return testRides.one("SELECT count(*) FROM lift_ride WHERE skier_id = ?", skier);
    }

    private long daysOfSkier() {
        return testRides.one("SELECT count(*) FROM skier_day WHERE skier_id = ?", skier);
    }

    /** What readers see of the resort: skiers, rides and vertical of each day, and the rides of each lift and hour. */
    private List<String> counts() {
        List<String> counts = new ArrayList<>(
                List.of(jdbc.queryForList("""
                SELECT concat_ws(' ', season_id, day_id, count(*), sum(rides), sum(vertical))
                FROM skier_day WHERE resort_id = ? GROUP BY season_id, day_id ORDER BY 1
                """, String.class, resort).toString()));
        counts.addAll(liftHours());
        return counts;
    }

    private List<String> liftHours() {
        return jdbc.query("""
                SELECT concat_ws(' ', season_id, day_id, lift_id, hour, sum(rides))
                FROM lift_hour WHERE resort_id = ? GROUP BY season_id, day_id, lift_id, hour ORDER BY 1
                """, (row, _) -> row.getString(1), resort);
    }

    private void store(List<LiftRide> some) {
        assertThat(storage.store(some)).isEmpty();
    }

    private LiftRide ride(int day, int lift, int time) {
        return new LiftRide(resort, 2025, day, skier, lift, time, Instant.now(), "lift-" + lift + ".a");
    }
}
