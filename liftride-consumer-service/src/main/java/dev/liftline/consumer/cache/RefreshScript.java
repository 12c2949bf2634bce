package dev.liftline.consumer.cache;

import dev.liftline.consumer.SkierDay;
import dev.liftline.consumer.SkierDayTotal;
import dev.liftline.model.CacheKeys;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.redis.connection.RedisClusterConnection;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DigestUtils;
import org.springframework.stereotype.Component;

/**
 * Delivers refreshes as {@code docs/contracts/cache.md} has it, those of many skiers' days in one command and one script.
 */
@Component
class RefreshScript {

    private static final int DOOMED_PER_DAY = 5;
    private static final double TTL_SPREAD = 0.1;

    /** So many that a command's own cost hardly counts, so few that Redis serves others within a millisecond. */
    private static final int DAYS_PER_SCRIPT = 64;

    // KEYS: the days. ARGV: the TTL in ms, then for each day its VERSION:VERTICAL, empty where the total is not known.
    // No
    // day stands twice.
    private static final String SCRIPT = """
            local cached = redis.call('MGET', unpack(KEYS))
            for i = 1, #KEYS do
              local total = ARGV[i + 1]
              if total == '' then
                redis.call('DEL', KEYS[i])
              else
                local version = cached[i] and tonumber(string.match(cached[i], '^(%d+):') or -1) or -1
                if version < tonumber(string.match(total, '^%d+')) then
                  redis.call('SET', KEYS[i], total, 'PX', ARGV[1])
                end
              end
            end
            """;
    private static final byte[] SOURCE = bytes(SCRIPT);
    private static final String SHA = DigestUtils.sha1DigestAsHex(SCRIPT);

    private final StringRedisTemplate redis;
    private final Duration timeToLive;
    private final Duration timeout;

    RefreshScript(
            StringRedisTemplate redis,
            CacheProperties properties,
            @Value("${spring.data.redis.timeout}") Duration timeout) {
        this.redis = redis;
        this.timeToLive = properties.timeToLive();
        this.timeout = timeout;
    }

    /**
     * Delivers all of {@code refreshes}, of which each is of another skier's day.
     *
     * @throws RuntimeException when Redis is away or refuses; some may have been delivered, and may be again
     */
    void deliver(List<Refresh> refreshes) {
        redis.execute((RedisCallback<?>) connection -> {
            send(connection, refreshes);
            return null;
        });
    }

    private void send(RedisConnection connection, List<Refresh> refreshes) {
        // Loaded each time: a Redis that was restarted has forgotten it.
        connection.scriptingCommands().scriptLoad(SOURCE);
        RedisClusterAsyncCommands<byte[], byte[]> commands = commands(connection);
        // On a cluster all keys of a script must lie together, as those of one skier do.
        int atOnce = connection instanceof RedisClusterConnection ? 1 : DAYS_PER_SCRIPT;
        List<RedisFuture<?>> sent = new ArrayList<>();
        for (int from = 0; from < refreshes.size(); from += atOnce) {
            List<Refresh> some = refreshes.subList(from, Math.min(refreshes.size(), from + atOnce));
            // In this order: a reader that fills after the deletion has read after the commit.
            sent.add(delete(commands, some));
            sent.add(set(commands, some));
        }
        await(sent);
    }

    /** Both kinds of connection, to a single Redis and to a cluster, have these commands (Lettuce's documentation). */
    @SuppressWarnings("unchecked")
    private static RedisClusterAsyncCommands<byte[], byte[]> commands(RedisConnection connection) {
        return (RedisClusterAsyncCommands<byte[], byte[]>) connection.getNativeConnection();
    }

    /** What is derived from the days, and the leases of everything: no script, in which each key would cost twice. */
    private static RedisFuture<?> delete(RedisClusterAsyncCommands<byte[], byte[]> commands, List<Refresh> refreshes) {
        byte[][] doomed = new byte[refreshes.size() * DOOMED_PER_DAY][];
        int i = 0;
        for (Refresh refresh : refreshes) {
            SkierDay day = refresh.day();
            String skierRides = CacheKeys.skierRides(day.skierId(), day.seasonId(), day.resortId(), day.dayId());
            String skierSeasons = CacheKeys.skierSeasons(day.skierId());
            doomed[i++] = bytes(skierRides);
            doomed[i++] = bytes(skierSeasons);
            doomed[i++] = bytes(CacheKeys.lease(key(day)));
            doomed[i++] = bytes(CacheKeys.lease(skierRides));
            doomed[i++] = bytes(CacheKeys.lease(skierSeasons));
        }
        return commands.del(doomed);
    }

    private RedisFuture<?> set(RedisClusterAsyncCommands<byte[], byte[]> commands, List<Refresh> refreshes) {
        int days = refreshes.size();
        byte[][] keys = new byte[days][];
        byte[][] arguments = new byte[1 + days][];
        arguments[0] = bytes(Long.toString(timeToLiveMillis()));
        for (int i = 0; i < days; i++) {
            Refresh refresh = refreshes.get(i);
            SkierDayTotal total = refresh.total();
            keys[i] = bytes(key(refresh.day()));
            arguments[1 + i] = bytes(total == null ? "" : total.rides() + ":" + total.vertical());
        }
        return commands.evalsha(SHA, ScriptOutputType.STATUS, keys, arguments);
    }

    private static String key(SkierDay day) {
        return CacheKeys.skierDay(day.skierId(), day.seasonId(), day.resortId(), day.dayId());
    }

    private void await(List<RedisFuture<?>> sent) {
        try {
            CompletableFuture.allOf(sent.stream()
                            .map(each -> each.toCompletableFuture())
                            .toArray(CompletableFuture[]::new))
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } finally {
            // Those that did not arrive in time must not arrive after what is delivered next.
            sent.forEach(each -> each.cancel(false));
        }
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
