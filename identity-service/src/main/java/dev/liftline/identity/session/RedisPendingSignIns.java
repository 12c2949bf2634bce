package dev.liftline.identity.session;

import dev.liftline.identity.PendingSignIns;
import java.time.Duration;
import java.util.Optional;
import org.springframework.data.redis.core.RedisOperations;
import org.springframework.stereotype.Component;

/** One key for each sign-in, which Redis expires. */
@Component
class RedisPendingSignIns implements PendingSignIns {

    private static final String PREFIX = SessionConfiguration.NAMESPACE + ":pending:";

    private final RedisConnector connector;
    private final RedisOperations<String, Object> redis;

    RedisPendingSignIns(RedisConnector connector, RedisOperations<String, Object> redis) {
        this.connector = connector;
        this.redis = redis;
    }

    @Override
    public void put(String id, String secrets, Duration lifetime) {
        connector.call(() -> {
            redis.opsForValue().set(PREFIX + id, secrets, lifetime);
            return true;
        });
    }

    @Override
    public Optional<String> take(String id) {
        return connector.call(
                () -> Optional.ofNullable((String) redis.opsForValue().getAndDelete(PREFIX + id)));
    }
}
