package dev.liftline.consumer.cache;

import dev.liftline.consumer.SkierDay;
import dev.liftline.consumer.SkierDayTotal;
import dev.liftline.model.CacheKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DigestUtils;
import org.springframework.stereotype.Component;

/**
 * Delivers refreshes: one script for each skier's day, as {@code docs/contracts/cache.md} has it, many in one pipeline.
 */
@Component
class RefreshScript {

    private static final int KEYS = 8;
    private static final double TTL_SPREAD = 0.1;

    // KEYS: the day, then three derived values, then the leases of all four. ARGV: version, vertical, TTL in ms; an
    // empty version where the total is not known.
    private static final String SCRIPT = """
            redis.call('DEL', KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7], KEYS[8])
            if ARGV[1] == '' then
              return redis.call('DEL', KEYS[1])
            end
            local cached = redis.call('GET', KEYS[1])
            local version = cached and tonumber(string.match(cached, '^(%d+):') or -1) or -1
            if version >= tonumber(ARGV[1]) then
              return 0
            end
            redis.call('SET', KEYS[1], ARGV[1] .. ':' .. ARGV[2], 'PX', ARGV[3])
            return 1
            """;

    private static final byte[] SOURCE = bytes(SCRIPT);
    private static final String SHA = DigestUtils.sha1DigestAsHex(SCRIPT);

    private final StringRedisTemplate redis;
    private final Duration timeToLive;

    RefreshScript(StringRedisTemplate redis, CacheProperties properties) {
        this.redis = redis;
        this.timeToLive = properties.timeToLive();
    }

    /**
     * Delivers all of {@code refreshes}.
     *
     * @throws RuntimeException when Redis is away or refuses; some may have been delivered, and may be again
     */
    void deliver(List<Refresh> refreshes) {
        redis.executePipelined((RedisCallback<?>) connection -> {
            // Loaded with each pipeline, in order before its uses: a Redis that was restarted has forgotten it.
            connection.scriptingCommands().scriptLoad(SOURCE);
            refreshes.forEach(refresh -> send(connection, refresh));
            return null;
        });
    }

    private void send(RedisConnection connection, Refresh refresh) {
        SkierDay day = refresh.day();
        String skierDay = CacheKeys.skierDay(day.skierId(), day.seasonId(), day.resortId(), day.dayId());
        String skierRides = CacheKeys.skierRides(day.skierId(), day.seasonId(), day.resortId(), day.dayId());
        String skierSeason = CacheKeys.skierSeason(day.skierId(), day.seasonId());
        String skierVertical = CacheKeys.skierVertical(day.skierId());
        SkierDayTotal total = refresh.total();
        connection
                .scriptingCommands()
                .evalSha(
                        SHA,
                        ReturnType.INTEGER,
                        KEYS,
                        bytes(skierDay),
                        bytes(skierRides),
                        bytes(skierSeason),
                        bytes(skierVertical),
                        bytes(CacheKeys.lease(skierDay)),
                        bytes(CacheKeys.lease(skierRides)),
                        bytes(CacheKeys.lease(skierSeason)),
                        bytes(CacheKeys.lease(skierVertical)),
                        bytes(total == null ? "" : Integer.toString(total.rides())),
                        bytes(total == null ? "" : Integer.toString(total.vertical())),
                        bytes(Long.toString(timeToLiveMillis())));
    }

    /** Spread, so that what was filled together does not expire together. */
    private long timeToLiveMillis() {
        double factor = 1 + ThreadLocalRandom.current().nextDouble(-TTL_SPREAD, TTL_SPREAD);
        return Math.round(timeToLive.toMillis() * factor);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
