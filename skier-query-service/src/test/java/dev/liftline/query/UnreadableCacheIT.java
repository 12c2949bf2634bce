package dev.liftline.query;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.CacheKeys;
import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.TestPropertySource;

/** A cached value that this release does not write is a miss; it is counted and replaced. */
@QueryServiceTest
@TestPropertySource(properties = "LIFTLINE_CACHE_RESORT_DAY_TTL=1m")
class UnreadableCacheIT {

    private static final int RESORT = 8;
    private static final AtomicInteger DAYS = new AtomicInteger(100);

    /** One skier's ride on one day, 210 metres, as each read returns it. */
    private static final List<Case> CASES = List.of(
            new Case(
                    "skier-day-vertical",
                    "/skiers/8/seasons/2025/days/%2$d/skiers/%1$d",
                    "210",
                    (skier, day) -> CacheKeys.skierDay(skier, 2025, RESORT, day),
                    "1:210"),
            new Case(
                    "skier-rides",
                    "/skiers/%d/rides?resort=8&season=2025&day=%d",
                    "\"rides\":[{\"time\":217,\"liftID\":21,",
                    (skier, day) -> CacheKeys.skierRides(skier, 2025, RESORT, day),
                    "1:[{\"time\":217,\"liftID\":21,"),
            new Case(
                    "skier-season",
                    "/skiers/%d/days?season=2025",
                    "\"totalVert\":210",
                    (skier, day) -> CacheKeys.skierSeasons(skier),
                    "1:[[2025,"),
            new Case(
                    "skier-vertical",
                    "/skiers/%d/vertical?resort=8",
                    "{\"resorts\":[{\"seasonID\":\"2025\",\"totalVert\":210}]}",
                    (skier, day) -> CacheKeys.skierSeasons(skier),
                    "1:[[2025,"),
            new Case(
                    "resort-day",
                    "/resorts/8/seasons/2025/days/%2$d",
                    "\"skiers\":1,\"rides\":1,",
                    (skier, day) -> CacheKeys.resortDay(RESORT, 2025, day),
                    "1.2."),
            new Case(
                    "resort-day",
                    "/resorts/8/seasons/2025/day/%2$d/skiers",
                    "\"numSkiers\":1}",
                    (skier, day) -> CacheKeys.resortDay(RESORT, 2025, day),
                    "1.2."));

    /** What somebody else may have written. */
    private static final List<Foreign> FOREIGN = List.of(
            new Foreign("list", (redis, key) -> redis.opsForList().leftPush(key, "1:210")),
            new Foreign("hash", (redis, key) -> redis.opsForHash().put(key, "1", "210")),
            new Foreign("set", (redis, key) -> redis.opsForSet().add(key, "1:210")),
            text("empty", ""),
            text("no header", "210"),
            text("no body", "7:"),
            text("broken JSON", "7:{\"x"),
            text("another shape", "7:{\"a\":1}"),
            text("another list", "7:[[1,2]]"),
            text("an empty list", "0:[]"),
            text("null", "1:null"),
            text("another form", "999.7:{\"b\":2}"),
            text("another form of the same version", "1.7.ab:210"),
            text("a wrong checksum", "7.2.00000000:{\"x"),
            text("an overlong version", "99999999999999999999:1"),
            text("control characters", "1:\u0000\u001f"),
            text("a reply of a script", "+"),
            text("huge", "7:" + "[".repeat(4_000_000)));

    private final Client client;
    private final Rides rides;
    private final StringRedisTemplate redis;

    UnreadableCacheIT(Client client, Rides rides, StringRedisTemplate redis) {
        this.client = client;
        this.rides = rides;
        this.redis = redis;
    }

    /**
     * A read.
     *
     * @param path with the skier and the day to fill in
     * @param inBody part of the response
     * @param storedPrefix the start of the value that a reader writes
     */
    record Case(String read, String path, String inBody, Key key, String storedPrefix) {
        @Override
        public String toString() {
            return path;
        }
    }

    interface Key {
        String of(int skier, int day);
    }

    record Foreign(String name, Write write) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Foreign text(String name, String value) {
        return new Foreign(name, (redis, key) -> redis.opsForValue().set(key, value));
    }

    interface Write {
        void to(StringRedisTemplate redis, String key);
    }

    static Stream<Arguments> cases() {
        return CASES.stream().flatMap(read -> FOREIGN.stream().map(value -> Arguments.of(read, value)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAMissCountedAndReplaced(Case read, Foreign value) {
        int skier = newSkier();
        int day = DAYS.incrementAndGet();
        rides.store(skier, RESORT, 2025, day, 217, 21);
        String key = read.key.of(skier, day);
        String path = read.path.formatted(skier, day);
        double unreadable = unreadable(read);
        double hits = hits(read);
        value.write.to(redis, key);

        HttpResponse<String> first = client.get(path);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).contains(read.inBody);
        assertThat(unreadable(read)).isEqualTo(unreadable + 1);
        assertThat(hits(read)).isEqualTo(hits);
        assertThat(redis.opsForValue().get(key)).startsWith(read.storedPrefix);
        assertThat(redis.getExpire(key)).isPositive();
        assertThat(client.get(path).body()).isEqualTo(first.body());
        assertThat(hits(read)).isEqualTo(hits + 1);
        assertThat(unreadable(read)).isEqualTo(unreadable + 1);
    }

    private double unreadable(Case read) {
        return client.meter("liftline_query_values_unreadable_total", "read=\"" + read.read + "\"");
    }

    private double hits(Case read) {
        return client.meter("liftline_query_reads_total", "read=\"" + read.read + "\"", "source=\"cache\"");
    }
}
