package dev.liftline.query.cache;

import dev.liftline.model.CacheKeys;
import dev.liftline.query.VersionedJson;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The reader's side of {@code docs/contracts/cache.md}, one command or script each, behind a circuit breaker: no method
 * throws, and while Redis is away each answers at once.
 */
@Component
class RedisCache {

    private static final Script TAKE = Script.of("take.lua");
    private static final Script FILL = Script.of("fill.lua");
    private static final Script RELEASE = Script.of("release.lua");

    /** No reply of Redis: neither a value nor what a script answers. */
    private static final byte[] AWAY = {'?'};

    private final CacheConnection redis;
    private final CircuitBreaker breaker;

    RedisCache(CacheConnection redis, CircuitBreaker redisBreaker) {
        this.redis = redis;
        this.breaker = redisBreaker;
    }

    /** The value, or null where Redis has none or is away. */
    @Nullable
    VersionedJson get(String key) {
        return StoredForm.decode(guarded(() -> redis.get(key)));
    }

    /** The value if it is there by now, otherwise the lease to fill it if nobody holds it. */
    Lease take(String key, Duration lease) {
        String token = UUID.randomUUID().toString();
        byte @Nullable [] reply = guarded(() -> run(TAKE, key, bytes(token), bytes(lease.toMillis())));
        if (reply != null && reply.length == 1) {
            return switch (reply[0]) {
                case '+' -> new Lease.Taken(token);
                case '-' -> new Lease.Busy();
                default -> new Lease.Away();
            };
        }
        VersionedJson found = StoredForm.decode(reply);
        return found == null ? new Lease.Away() : new Lease.Found(found);
    }

    /** Stores a value and gives the lease back, if the lease is still held and Redis has nothing newer. */
    Fill fill(String key, Lease.Taken lease, VersionedJson value, Duration timeToLive) {
        byte @Nullable [] reply = guarded(() -> run(
                FILL, key, bytes(lease.token()), bytes(value.version()), value.json(), bytes(timeToLive.toMillis())));
        String outcome = reply == null ? "" : new String(reply, StandardCharsets.US_ASCII);
        for (Fill fill : Fill.values()) {
            if (fill.tag().equals(outcome)) {
                return fill;
            }
        }
        return Fill.AWAY;
    }

    /** Gives a lease back unused. Where that fails it lapses by itself. */
    void release(String key, Lease.Taken lease) {
        guarded(() -> redis.run(RELEASE, new String[] {CacheKeys.lease(key)}, bytes(lease.token())));
    }

    private byte @Nullable [] run(Script script, String key, byte[]... arguments) {
        return redis.run(script, new String[] {key, CacheKeys.lease(key)}, arguments);
    }

    /** What Redis answered, or {@link #AWAY}. */
    private byte @Nullable [] guarded(Supplier<byte @Nullable []> command) {
        try {
            return breaker.executeSupplier(command);
        } catch (CallNotPermittedException open) {
            return AWAY;
        } catch (RuntimeException away) {
            // The breaker counted it and tells when it opens; the database answers.
            return AWAY;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(long number) {
        return bytes(Long.toString(number));
    }
}
