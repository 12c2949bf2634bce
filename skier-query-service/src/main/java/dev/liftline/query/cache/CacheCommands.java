package dev.liftline.query.cache;

import dev.liftline.model.CacheKeys;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * The Redis commands of {@code docs/contracts/cache.md}, behind a circuit breaker. No method throws; while the breaker is
 * open each returns at once.
 */
@Component
class CacheCommands {

    private static final RedisScript<?> TAKE = script("take.lua");
    private static final RedisScript<?> FILL = script("fill.lua");
    private static final RedisScript<?> RELEASE = script("release.lua");

    /** Replaces the reply of an unavailable Redis; differs from every value and script reply. */
    private static final byte[] UNAVAILABLE = {'?'};

    private final CacheConnection redis;
    private final CircuitBreaker breaker;

    CacheCommands(CacheConnection redis, CircuitBreaker redisBreaker) {
        this.redis = redis;
        this.breaker = redisBreaker;
    }

    /** Returns the value, or null if Redis has none or is unavailable. */
    @Nullable
    VersionedJson get(String key) {
        return VersionedJson.parse(guarded(() -> redis.get(key)));
    }

    /** Returns the value if there is one, otherwise takes the lease if it is free. */
    Lease take(String key, Duration timeToLive) {
        String token = UUID.randomUUID().toString();
        byte @Nullable [] reply = guarded(() -> run(TAKE, key, bytes(token), bytes(timeToLive.toMillis())));
        if (reply != null && reply.length == 1) {
            return switch (reply[0]) {
                case '+' -> new Lease.Taken(token);
                case '-' -> new Lease.Busy();
                default -> new Lease.Unavailable();
            };
        }
        VersionedJson found = VersionedJson.parse(reply);
        return found == null ? new Lease.Unavailable() : new Lease.Found(found);
    }

    /** Stores a value and releases the lease, if the lease is still held and Redis has no newer value. */
    FillResult fill(String key, Lease.Taken lease, VersionedJson value, Duration timeToLive) {
        byte @Nullable [] reply = guarded(() -> run(
                FILL, key, bytes(lease.token()), bytes(value.version()), value.json(), bytes(timeToLive.toMillis())));
        String tag = reply == null ? "" : new String(reply, StandardCharsets.US_ASCII);
        for (FillResult result : FillResult.values()) {
            if (result.tag().equals(tag)) {
                return result;
            }
        }
        return FillResult.UNAVAILABLE;
    }

    /** Releases a lease without a fill. If that fails, the lease expires by itself. */
    void release(String key, Lease.Taken lease) {
        guarded(() -> redis.run(RELEASE, new String[] {CacheKeys.lease(key)}, bytes(lease.token())));
    }

    private byte @Nullable [] run(RedisScript<?> script, String key, byte[]... arguments) {
        return redis.run(script, new String[] {key, CacheKeys.lease(key)}, arguments);
    }

    private static RedisScript<?> script(String file) {
        return RedisScript.of(new ClassPathResource(file, CacheCommands.class));
    }

    private byte @Nullable [] guarded(Supplier<byte @Nullable []> command) {
        try {
            return breaker.executeSupplier(command);
        } catch (RuntimeException failure) {
            // The breaker counts it, and logs when it opens.
            return UNAVAILABLE;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(long number) {
        return bytes(Long.toString(number));
    }
}
