package dev.liftline.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestConsumerGroup;
import dev.liftline.consumer.testing.TestRides;
import dev.liftline.model.CacheKeys;
import dev.liftline.model.LiftRide;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

@RunningConsumer
class StoringIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final TestRides testRides;
    private final TestConsumerGroup group;
    private final JdbcTemplate jdbc;
    private final StringRedisTemplate redis;
    private final int resort;

    StoringIT(
            @Autowired TestRides testRides,
            @Autowired TestConsumerGroup group,
            @Autowired JdbcTemplate jdbc,
            @Autowired StringRedisTemplate redis) {
        this.testRides = testRides;
        this.group = group;
        this.jdbc = jdbc;
        this.redis = redis;
        this.resort = testRides.newResort();
    }

    @Test
    void storesEveryRideOnceWithAllFields() {
        LiftRide ride =
                new LiftRide(resort, 2025, 7, 12345, 21, 217, Instant.parse("2025-01-07T11:37:04.125Z"), "lift-21.a");

        testRides.send(List.of(ride, ride, ride));

        await().atMost(TIMEOUT).until(() -> testRides.storedAt(resort) == 1 && group.lag() == 0);
        assertThat(jdbc.queryForMap("SELECT * FROM lift_ride WHERE resort_id = ?", resort))
                .containsEntry("season_id", 2025)
                .containsEntry("day_id", 7)
                .containsEntry("skier_id", 12345)
                .containsEntry("lift_id", 21)
                .containsEntry("time", 217)
                .containsEntry("vertical", 210)
                .containsEntry("scanner_id", "lift-21.a")
                .hasEntrySatisfying(
                        "received_at",
                        at -> assertThat(((Timestamp) at).toInstant()).isEqualTo(ride.receivedAt()));
        assertThat(testRides.ridesInTotals(resort)).isEqualTo(1);
    }

    @Test
    void countsDuplicatesWithinAndAcrossBatchesOnce() {
        List<LiftRide> rides = manyRides(6_000);
        List<LiftRide> sent = new ArrayList<>(rides);
        sent.addAll(rides.subList(0, 1_000));
        Collections.shuffle(sent, new Random(7));

        testRides.send(sent);
        testRides.send(rides.subList(3_000, 6_000));

        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        assertThat(testRides.storedAt(resort)).isEqualTo(6_000);
        assertThat(testRides.ridesInTotals(resort)).isEqualTo(6_000);
        assertThat(testRides.wrongTotals()).isZero();
    }

    @Test
    void changesNothingWhenAllRecordsAreReadAgain() {
        testRides.send(manyRides(2_000));
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        long all = rowsOfIntactSeasons();

        group.resetOffsets();

        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        assertThat(rowsOfIntactSeasons()).isEqualTo(all);
        assertThat(testRides.wrongTotals()).isZero();
    }

    @Test
    void usesTheVerticalOfARegisteredLift() {
        jdbc.update("INSERT INTO resort (resort_id, name) VALUES (?, 'Test')", resort);
        jdbc.update("INSERT INTO lift (resort_id, lift_id, name, vertical) VALUES (?, 3, 'Test', 777)", resort);

        // Verticals are cached for 1 s, so the first rides may have the default.
        int[] time = {0};
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            testRides.send(List.of(TestRides.ride(resort, 1, 3, time[0]++)));
            assertThat(testRides.one("SELECT count(*) FROM lift_ride WHERE resort_id = ? AND vertical = 777", resort))
                    .isPositive();
        });
    }

    @Test
    void writesTheTotalAndItsVersionToRedis() {
        testRides.send(List.of(TestRides.ride(resort, 77, 3, 10), TestRides.ride(resort, 77, 4, 30)));

        String key = CacheKeys.skierDay(77, 2025, resort, 7);
        await().atMost(TIMEOUT).until(() -> "2:70".equals(redis.opsForValue().get(key)));
        assertThat(redis.getExpire(key)).isBetween(54L * 60 - 60, 66L * 60);
    }

    /** A deleted key would accept an older total from a consumer that lost the partition and refreshes late. */
    @Test
    void refreshesTheTotalForADuplicate() {
        List<LiftRide> rides = List.of(TestRides.ride(resort, 7, 3, 10), TestRides.ride(resort, 7, 3, 20));
        String key = CacheKeys.skierDay(7, 2025, resort, rides.getFirst().dayId());
        testRides.send(rides);
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        String total = redis.opsForValue().get(key);
        assertThat(total).startsWith("2:");
        redis.delete(key);

        testRides.send(rides.subList(0, 1));

        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        assertThat(redis.opsForValue().get(key)).isEqualTo(total);
    }

    @Test
    void createsThePartitionOfANewSeasonAndRegistersIt() {
        testRides.send(List.of(new LiftRide(resort, 1987, 7, 1, 3, 10, Instant.now(), null)));

        await().atMost(TIMEOUT).until(() -> testRides.storedAt(resort) == 1);
        assertThat(testRides.one("SELECT count(*) FROM lift_ride_1987 WHERE resort_id = ?", resort))
                .isEqualTo(1);
        assertThat(testRides.one("SELECT count(*) FROM season WHERE resort_id = ? AND season_id = 1987", resort))
                .isEqualTo(1);
    }

    @Test
    void createsAMissingPartitionAgain() {
        testRides.send(List.of(new LiftRide(resort, 1988, 7, 1, 3, 10, Instant.now(), null)));
        await().atMost(TIMEOUT).until(() -> testRides.storedAt(resort) == 1);
        jdbc.execute("DROP TABLE lift_ride_1988");
        jdbc.update("DELETE FROM skier_day WHERE season_id = 1988");
        jdbc.update("DELETE FROM lift_hour WHERE season_id = 1988");

        testRides.send(List.of(new LiftRide(resort, 1988, 7, 1, 3, 11, Instant.now(), null)));

        await().atMost(TIMEOUT)
                .until(() -> testRides.one("SELECT count(*) FROM lift_ride WHERE resort_id = ?", resort) == 1);
    }

    /** Excludes the season whose partition a test drops: reading its records again adds rows. */
    private long rowsOfIntactSeasons() {
        return testRides.one("SELECT count(*) FROM lift_ride WHERE season_id <> 1988");
    }

    private List<LiftRide> manyRides(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> TestRides.ride(resort, 1 + n % 500, 1 + n % 40, n / 500 * 7 + n % 7))
                .toList();
    }
}
