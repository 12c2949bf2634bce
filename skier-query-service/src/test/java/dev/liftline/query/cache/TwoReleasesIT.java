package dev.liftline.query.cache;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.CacheKeys;
import dev.liftline.query.Read;
import dev.liftline.query.SkierDayTotal;
import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Replicas of two releases share the cache in an upgrade: each reads right values after every ride. */
@QueryServiceTest
class TwoReleasesIT {

    private static final int RESORT = 1;
    private static final int SEASON = 2025;
    private static final int DAY = 31;

    private final Rides rides;
    private final StringRedisTemplate redis;
    private final Release<byte[]> thisOfDays;
    private final Release<Long> nextOfDays;
    private final Release<List<SkierDayTotal>> thisOfSeasons;
    private final Release<Long> nextOfSeasons;
    private final PreviousRelease previous;

    private int skier;
    private long stored;

    TwoReleasesIT(Rides rides, StringRedisTemplate redis, CacheCommands commands, CacheProperties properties) {
        this.rides = rides;
        this.redis = redis;
        ReadThrough cache = new ReadThrough(commands, properties, new CacheMetrics(new SimpleMeterRegistry()));
        ReadThrough nextCache = new ReadThrough(commands, properties, new CacheMetrics(new SimpleMeterRegistry()));
        // The next release writes both families as a text in another form.
        ValueFormat<Long> next = new ValueFormat<>(new StoredForm("7", false), TwoReleasesIT::metres);
        this.thisOfDays = new Release<>(cache, ValueFormat.SKIER_DAY);
        this.nextOfDays = new Release<>(nextCache, next);
        this.thisOfSeasons = new Release<>(cache, ValueFormat.SKIER_SEASONS);
        this.nextOfSeasons = new Release<>(nextCache, next);
        this.previous = new PreviousRelease(redis);
    }

    @BeforeEach
    void newSkierWithoutRides() {
        skier = newSkier();
        stored = 0;
    }

    @Test
    void readersOfBothReleasesSeeEveryRideOfASkierDay() {
        for (int i = 0; i < 3; i++) {
            // The consumer of this release.
            ride();
            assertThat(dayOfThisRelease()).isEqualTo(stored * 10);
            assertThat(dayOfNextRelease()).isEqualTo(stored * 10);
            assertThat(dayOfNextRelease()).isEqualTo(stored * 10);
            assertThat(dayOfThisRelease()).isEqualTo(stored * 10);
            assertThat(Long.parseLong(previous.read(dayKey(), this::day))).isEqualTo(stored * 10);
        }
    }

    @Test
    void readersOfBothReleasesSeeEveryRideOfTheSeasons() {
        for (int i = 0; i < 3; i++) {
            ride();
            assertThat(seasonsOfThisRelease()).isEqualTo(stored * 10);
            assertThat(seasonsOfNextRelease()).isEqualTo(stored * 10);
            assertThat(seasonsOfNextRelease()).isEqualTo(stored * 10);
            assertThat(seasonsOfThisRelease()).isEqualTo(stored * 10);
        }
    }

    @Test
    void theConsumerOfTheNextReleaseIsSeenByReadersOfThisOne() {
        ride();
        assertThat(dayOfThisRelease()).isEqualTo(10);
        stored++;
        // It deletes the same leases and derived values, and writes the total in its own form.
        redis.delete(List.of(
                CacheKeys.lease(dayKey()),
                CacheKeys.skierSeasons(skier),
                CacheKeys.lease(CacheKeys.skierSeasons(skier))));
        redis.opsForValue().set(dayKey(), "2.7:2x10");
        assertThat(dayOfThisRelease()).isEqualTo(20);
        assertThat(redis.opsForValue().get(dayKey())).isEqualTo("2:20");
        assertThat(dayOfNextRelease()).isEqualTo(20);
        assertThat(redis.opsForValue().get(dayKey())).isEqualTo("2.7:2x10");
    }

    @Test
    void aFillOfThisReleaseIsRejectedAfterARefreshOfTheNextOne() {
        stored++;
        assertThat(new String(
                        thisOfDays.read(dayKey(), () -> {
                            VersionedJson old = new VersionedJson(1, "10".getBytes(StandardCharsets.US_ASCII));
                            if (stored == 1) {
                                stored++;
                                redis.delete(CacheKeys.lease(dayKey()));
                                redis.opsForValue().set(dayKey(), "2.7:2x10");
                                return old;
                            }
                            return day();
                        }),
                        StandardCharsets.US_ASCII))
                .isEqualTo("20");
    }

    @Test
    void thePreviousReleaseNeverReturnsAResortsDayInTheFormOfThisOne() {
        String key = CacheKeys.resortDay(RESORT, SEASON, skier % 300);
        redis.delete(key);
        VersionedJson day =
                new VersionedJson(0, "{\"resortName\":\"One\",\"skiers\":0}".getBytes(StandardCharsets.UTF_8));
        Release<ResortDayJson> reader = new Release<>(thisOfDays.cache(), ValueFormat.RESORT_DAY);
        for (int i = 0; i < 2; i++) {
            assertThat(reader.read(key, () -> day).skiers().resortName()).isEqualTo("One");
            assertThat(previous.read(key, () -> day)).isEqualTo(new String(day.json(), StandardCharsets.UTF_8));
        }
    }

    private void ride() {
        stored++;
        rides.refresh(skier, RESORT, SEASON, DAY, stored, stored * 10);
    }

    private String dayKey() {
        return CacheKeys.skierDay(skier, SEASON, RESORT, DAY);
    }

    private VersionedJson day() {
        return CacheValueCodec.skierDayVertical(total());
    }

    private SkierDayTotal total() {
        return new SkierDayTotal(SEASON, DAY, RESORT, stored, stored * 10);
    }

    private VersionedJson next() {
        return new VersionedJson(stored, (stored + "x10").getBytes(StandardCharsets.US_ASCII));
    }

    private long dayOfThisRelease() {
        return Long.parseLong(new String(thisOfDays.read(dayKey(), this::day), StandardCharsets.US_ASCII));
    }

    private long dayOfNextRelease() {
        return nextOfDays.read(dayKey(), this::next);
    }

    private long seasonsOfThisRelease() {
        return thisOfSeasons
                .read(CacheKeys.skierSeasons(skier), () -> CacheValueCodec.skierSeasons(List.of(total())))
                .getFirst()
                .vertical();
    }

    private long seasonsOfNextRelease() {
        return nextOfSeasons.read(CacheKeys.skierSeasons(skier), this::next);
    }

    private static long metres(VersionedJson value) {
        String[] factors = new String(value.json(), StandardCharsets.US_ASCII).split("x", -1);
        if (factors.length != 2) {
            throw new IllegalArgumentException("not of the next release");
        }
        return Long.parseLong(factors[0]) * Long.parseLong(factors[1]);
    }

    /** The readers of one release of one family of keys. */
    private record Release<T>(ReadThrough cache, ValueFormat<T> format) {
        T read(String key, Supplier<VersionedJson> load) {
            return cache.read(Read.SKIER_DAY_VERTICAL, key, format, load).orElseThrow();
        }
    }
}
