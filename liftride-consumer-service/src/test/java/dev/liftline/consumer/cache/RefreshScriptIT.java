package dev.liftline.consumer.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.consumer.SkierDay;
import dev.liftline.consumer.SkierDayTotal;
import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.model.CacheKeys;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Tests the consumer's part of {@code docs/contracts/cache.md} against a real Redis. */
@RunningConsumer
class RefreshScriptIT {

    private static final AtomicInteger SKIERS = new AtomicInteger(900_000_000);

    private final RefreshScript script;
    private final StringRedisTemplate redis;
    private final SkierDay day = new SkierDay(SKIERS.incrementAndGet(), 2025, 1, 7);
    private final String key = CacheKeys.skierDay(day.skierId(), 2025, 1, 7);
    private final List<String> derived =
            List.of(CacheKeys.skierRides(day.skierId(), 2025, 1, 7), CacheKeys.skierSeasons(day.skierId()));

    RefreshScriptIT(@Autowired RefreshScript script, @Autowired StringRedisTemplate redis) {
        this.script = script;
        this.redis = redis;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "nothing",
            value = {
                "nothing, 5, 5:500",
                "4:400,   5, 5:500",
                "9:900,   10, 10:1000",
                "5:777,   5, 5:777",
                "6:600,   5, 6:600",
                "0:,      5, 5:500",
                "garbage, 5, 5:500",
                "'',      5, 5:500",
                "9,       5, 5:500",
                // A header that this release writes, with another body: no reader accepts it.
                "9:{\"x, 5, 5:500",
                // Another release's format: versions are compared all the same.
                "9.7:x,   5, 9.7:x",
                "9.7.ab:x, 10, 10:1000"
            })
    void replacesLowerVersionsOnly(@Nullable String cached, int rides, String expected) {
        if (cached != null) {
            redis.opsForValue().set(key, cached);
        }

        script.deliver(List.of(total(rides)));

        assertThat(redis.opsForValue().get(key)).isEqualTo(expected);
    }

    @Test
    void replacesValuesOfAnotherType() {
        redis.opsForList().leftPush(key, "9:900");
        derived.forEach(each -> redis.opsForHash().put(each, "a", "b"));
        redis.opsForSet().add(CacheKeys.lease(key), "token");

        script.deliver(List.of(total(5)));

        assertThat(redis.opsForValue().get(key)).isEqualTo("5:500");
        assertThat(derived).noneMatch(each -> Boolean.TRUE.equals(redis.hasKey(each)));
        assertThat(redis.hasKey(CacheKeys.lease(key))).isFalse();
    }

    @Test
    void deletesDerivedValuesAndLeasesEvenWithALowerVersion() {
        redis.opsForValue().set(key, "9:900");
        List<String> deleted = Stream.concat(
                        derived.stream(),
                        Stream.concat(Stream.of(key), derived.stream()).map(CacheKeys::lease))
                .toList();
        deleted.forEach(each -> redis.opsForValue().set(each, "9:x"));

        script.deliver(List.of(total(5)));

        assertThat(deleted).noneMatch(each -> Boolean.TRUE.equals(redis.hasKey(each)));
        assertThat(redis.opsForValue().get(key)).isEqualTo("9:900");
    }

    @Test
    void refreshesEachOfManyDays() {
        List<SkierDay> days = IntStream.rangeClosed(1, 200)
                .mapToObj(each -> new SkierDay(SKIERS.incrementAndGet(), 2025, 1, each))
                .toList();
        for (SkierDay each : days) {
            redis.opsForValue().set(key(each), each.dayId() % 3 == 0 ? "9:900" : "2:1");
            redis.opsForValue().set(CacheKeys.lease(key(each)), "token");
        }

        script.deliver(days.stream()
                .map(each -> each.dayId() % 5 == 0
                        ? Refresh.unknown(each)
                        : Refresh.to(new SkierDayTotal(each, 5, each.dayId())))
                .toList());

        for (SkierDay each : days) {
            String expected = each.dayId() % 3 == 0 ? "9:900" : "5:" + each.dayId();
            assertThat(redis.opsForValue().get(key(each))).isEqualTo(each.dayId() % 5 == 0 ? null : expected);
            assertThat(redis.hasKey(CacheKeys.lease(key(each)))).isFalse();
        }
    }

    @Test
    void deletesAnUnknownTotal() {
        redis.opsForValue().set(key, "9:900");
        derived.forEach(each -> redis.opsForValue().set(each, "9:x"));

        script.deliver(List.of(Refresh.unknown(day)));

        assertThat(redis.hasKey(key)).isFalse();
        assertThat(derived).noneMatch(each -> Boolean.TRUE.equals(redis.hasKey(each)));
    }

    @Test
    void loadsTheScriptAgainAfterAScriptFlush() {
        script.deliver(List.of(total(1)));
        redis.execute((RedisCallback<@Nullable Void>) connection -> {
            connection.scriptingCommands().scriptFlush();
            return null;
        });

        script.deliver(List.of(total(2)));

        assertThat(redis.opsForValue().get(key)).isEqualTo("2:200");
    }

    private static String key(SkierDay day) {
        return CacheKeys.skierDay(day.skierId(), day.seasonId(), day.resortId(), day.dayId());
    }

    private Refresh total(int rides) {
        return Refresh.to(new SkierDayTotal(day, rides, rides * 100L));
    }
}
