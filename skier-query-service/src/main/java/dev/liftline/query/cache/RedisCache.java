package dev.liftline.query.cache;

import dev.liftline.model.CacheKeys;
import dev.liftline.query.VersionedJson;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.stereotype.Component;

/**
 * The reader's side of {@code docs/contracts/cache.md}, one command or script each, behind a circuit breaker: no method
 * throws, and while Redis is away each answers at once.
 */
@Component
class RedisCache {

    private static final RedisScript<byte[]> TAKE = script("take.lua");
    private static final RedisScript<byte[]> FILL = script("fill.lua");
    private static final RedisScript<byte[]> RELEASE = script("release.lua");

    /** No reply of Redis: neither a value nor what a script answers. */
    private static final byte[] AWAY = {'?'};

    private final RedisTemplate<String, byte[]> redis;
    private final CircuitBreaker breaker;

    RedisCache(RedisTemplate<String, byte[]> redis, CircuitBreaker redisBreaker) {
        this.redis = redis;
        this.breaker = redisBreaker;
    }

    /** The value, or null where Redis has none or is away. */
    @Nullable
    VersionedJson get(String key) {
        return StoredForm.decode(guarded(() -> redis.opsForValue().get(key)));
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
        guarded(() -> run(RELEASE, List.of(CacheKeys.lease(key)), bytes(lease.token())));
    }

    private byte @Nullable [] run(RedisScript<byte[]> script, String key, byte[]... arguments) {
        return run(script, List.of(key, CacheKeys.lease(key)), arguments);
    }

    private byte @Nullable [] run(RedisScript<byte[]> script, List<String> keys, byte[]... arguments) {
        return redis.execute(
                script, RedisSerializer.byteArray(), RedisSerializer.byteArray(), keys, (Object[]) arguments);
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

    private static RedisScript<byte[]> script(String name) {
        DefaultRedisScript<byte[]> script = new DefaultRedisScript<>();
        script.setLocation(new ClassPathResource(name, RedisCache.class));
        script.setResultType(byte[].class);
        return script;
    }
}
