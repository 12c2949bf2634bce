package dev.liftline.query.cache;

import dev.liftline.model.CacheKeys;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
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

    /** Replaces the reply of an unavailable Redis; differs from every reply of a script. */
    private static final byte[] UNAVAILABLE = {'?'};

    private final CacheConnection redis;
    private final CircuitBreaker breaker;

    CacheCommands(CacheConnection redis, CircuitBreaker redisBreaker) {
        this.redis = redis;
        this.breaker = redisBreaker;
    }

    /** Returns what Redis holds, or null if it holds nothing or is unavailable. */
    byte @Nullable [] get(String key) {
        return guarded(() -> redis.get(key), null);
    }

    /**
     * Returns the value if there is one, otherwise takes the lease if it is free.
     *
     * @param unreadable a value that counts as none; one of another type than string always does
     */
    Lease take(String key, Duration timeToLive, byte @Nullable [] unreadable) {
        String token = UUID.randomUUID().toString();
        byte @Nullable [] reply =
                guarded(() -> run(TAKE, key, bytes(token), bytes(timeToLive.toMillis()), bytes(sha1(unreadable))));
        if (reply == null || reply.length == 0) {
            return new Lease.Unavailable();
        }
        return switch (reply[0]) {
            case '=' -> new Lease.Found(Arrays.copyOfRange(reply, 1, reply.length));
            case '+' -> new Lease.Taken(token, false);
            case '!' -> new Lease.Taken(token, true);
            case '-' -> new Lease.Busy();
            default -> new Lease.Unavailable();
        };
    }

    /**
     * Stores a value and releases the lease, if the lease is still held and Redis has no newer value.
     *
     * @param stored the value as Redis holds it
     * @param unreadable a value that counts as none; one of another type than string always does
     */
    FillResult fill(
            String key,
            Lease.Taken lease,
            long version,
            byte[] stored,
            Duration timeToLive,
            byte @Nullable [] unreadable) {
        byte @Nullable [] reply = guarded(() -> run(
                FILL,
                key,
                bytes(lease.token()),
                bytes(version),
                stored,
                bytes(timeToLive.toMillis()),
                bytes(sha1(unreadable))));
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

    /** The reply of a script. */
    private byte @Nullable [] guarded(Supplier<byte @Nullable []> script) {
        return guarded(script, UNAVAILABLE);
    }

    private byte @Nullable [] guarded(Supplier<byte @Nullable []> command, byte @Nullable [] whenUnavailable) {
        try {
            return breaker.executeSupplier(command);
        } catch (RuntimeException failure) {
            // The breaker counts it, and logs when it opens.
            return whenUnavailable;
        }
    }

    /** In lower case, as Redis writes it; empty for null. */
    private static String sha1(byte @Nullable [] value) {
        if (value == null) {
            return "";
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(long number) {
        return bytes(Long.toString(number));
    }
}
