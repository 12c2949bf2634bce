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

/** Delivers refreshes as {@code docs/contracts/cache.md} defines: many skier days with one DEL and one script. */
@Component
class RefreshScript {

    private static final int DELETED_KEYS_PER_DAY = 5;
    private static final double TTL_SPREAD = 0.1;

    /** Large enough to make the cost per command negligible, small enough to block Redis for less than 1 ms. */
    private static final int DAYS_PER_SCRIPT = 64;

    // KEYS: the keys of distinct days. ARGV: the TTL in ms, then VERSION:VERTICAL of each day, empty if unknown.
    // The header of a value of any release begins with its version. A value of the first form is digits throughout.
    // A value of no form, such as 7:{"x, is replaced.
    private static final String SCRIPT = """
            local cached = redis.call('MGET', unpack(KEYS))
            for i = 1, #KEYS do
              local total = ARGV[i + 1]
              if total == '' then
                redis.call('DEL', KEYS[i])
              else
                local value = cached[i] or ''
                local version = string.match(value, '^(%d+):%d*$') or string.match(value, '^(%d+)%.%w+[^:]*:') or -1
                if tonumber(version) < tonumber(string.match(total, '^%d+')) then
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
     * Delivers {@code refreshes}, which must be of distinct skier days.
     *
     * @throws RuntimeException when Redis is unavailable or reports an error; some refreshes may have been delivered, and all
     *     may be delivered again
     */
    void deliver(List<Refresh> refreshes) {
        redis.execute((RedisCallback<?>) connection -> {
            send(connection, refreshes);
            return null;
        });
    }

    private void send(RedisConnection connection, List<Refresh> refreshes) {
        // Loaded each time because a restarted Redis does not have it.
        connection.scriptingCommands().scriptLoad(SOURCE);
        RedisClusterAsyncCommands<byte[], byte[]> commands = commands(connection);
        // On a cluster, the keys of a script must be in one slot. Only those of one skier are.
        int daysPerScript = connection instanceof RedisClusterConnection ? 1 : DAYS_PER_SCRIPT;
        List<RedisFuture<?>> sent = new ArrayList<>();
        for (int from = 0; from < refreshes.size(); from += daysPerScript) {
            List<Refresh> some = refreshes.subList(from, Math.min(refreshes.size(), from + daysPerScript));
            // Leases are deleted first: a fill with a later lease has read PostgreSQL after the commit.
            sent.add(delete(commands, some));
            sent.add(set(commands, some));
        }
        await(sent);
    }

    /** Lettuce's connections to a single Redis and to a cluster both implement these commands. */
    @SuppressWarnings("unchecked")
    private static RedisClusterAsyncCommands<byte[], byte[]> commands(RedisConnection connection) {
        return (RedisClusterAsyncCommands<byte[], byte[]>) connection.getNativeConnection();
    }

    /** Deletes the derived values and all leases. Not part of the script, where each key would cost twice as much. */
    private static RedisFuture<?> delete(RedisClusterAsyncCommands<byte[], byte[]> commands, List<Refresh> refreshes) {
        byte[][] keys = new byte[refreshes.size() * DELETED_KEYS_PER_DAY][];
        int i = 0;
        for (Refresh refresh : refreshes) {
            SkierDay day = refresh.day();
            String skierRides = CacheKeys.skierRides(day.skierId(), day.seasonId(), day.resortId(), day.dayId());
            String skierSeasons = CacheKeys.skierSeasons(day.skierId());
            keys[i++] = bytes(skierRides);
            keys[i++] = bytes(skierSeasons);
            keys[i++] = bytes(CacheKeys.lease(key(day)));
            keys[i++] = bytes(CacheKeys.lease(skierRides));
            keys[i++] = bytes(CacheKeys.lease(skierSeasons));
        }
        return commands.del(keys);
    }

    private RedisFuture<?> set(RedisClusterAsyncCommands<byte[], byte[]> commands, List<Refresh> refreshes) {
        int days = refreshes.size();
        byte[][] keys = new byte[days][];
        byte[][] arguments = new byte[1 + days][];
        arguments[0] = bytes(Long.toString(ttlMillis()));
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
            // Commands that timed out must not be sent after those of the next delivery.
            sent.forEach(each -> each.cancel(false));
        }
    }

    /** Randomized so that values written together do not expire together. */
    private long ttlMillis() {
        double factor = 1 + ThreadLocalRandom.current().nextDouble(-TTL_SPREAD, TTL_SPREAD);
        return Math.round(timeToLive.toMillis() * factor);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
