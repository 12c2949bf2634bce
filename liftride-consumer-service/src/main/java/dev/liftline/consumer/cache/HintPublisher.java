package dev.liftline.consumer.cache;

import dev.liftline.model.CacheKeys;
import dev.liftline.model.RideHint;
import dev.liftline.model.json.RideHints;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells gateways which skier days are refreshed, as {@code docs/contracts/hints.md} defines. Nobody waits for a hint: a lost one costs
 * its readers time, and the storing thread nothing.
 */
@Component
class HintPublisher {

    private static final byte[] CHANNEL = CacheKeys.HINTS.getBytes(StandardCharsets.UTF_8);

    private final StringRedisTemplate redis;
    private final Counter published;
    private final Counter failures;

    HintPublisher(StringRedisTemplate redis, MeterRegistry registry) {
        this.redis = redis;
        this.published = Counter.builder("liftline.consumer.hints")
                .description("Hints published for gateways")
                .register(registry);
        this.failures = Counter.builder("liftline.consumer.hint.failures")
                .description("Messages with hints that Redis did not accept")
                .register(registry);
    }

    /** Sends one message for these refreshes, which Redis has accepted; at most {@link RideHints#MAX_HINTS}. Never throws. */
    void publish(List<Refresh> refreshes) {
        List<RideHint> hints = refreshes.stream().flatMap(HintPublisher::hint).toList();
        if (hints.isEmpty()) {
            return;
        }
        try {
            redis.execute((RedisCallback<?>) connection -> {
                send(commands(Objects.requireNonNull(connection.getNativeConnection())), hints);
                return null;
            });
        } catch (RuntimeException e) {
            failures.increment();
        }
    }

    /** Without a timeout: Redis has just responded to the refresh, and a late hint only makes its readers read again. */
    private void send(RedisClusterAsyncCommands<byte[], byte[]> commands, List<RideHint> hints) {
        var _ = commands.publish(CHANNEL, RideHints.write(hints)).whenComplete((gateways, failure) -> {
            if (failure == null) {
                published.increment(hints.size());
            } else {
                failures.increment();
            }
        });
    }

    private static Stream<RideHint> hint(Refresh refresh) {
        var day = refresh.day();
        var total = refresh.total();
        return total == null
                ? Stream.empty()
                : Stream.of(new RideHint(day.skierId(), day.seasonId(), day.resortId(), day.dayId(), total.rides()));
    }

    /** Lettuce's connections to a single Redis and to a cluster both implement these commands. */
    @SuppressWarnings("unchecked")
    private static RedisClusterAsyncCommands<byte[], byte[]> commands(Object connection) {
        return (RedisClusterAsyncCommands<byte[], byte[]>) connection;
    }
}
