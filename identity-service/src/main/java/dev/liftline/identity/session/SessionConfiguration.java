package dev.liftline.identity.session;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.data.redis.RedisIndexedSessionRepository;

/**
 * Configures the store of sessions and its Redis client, which rejects commands while it is disconnected.
 *
 * <p>Redis expires sessions by itself, so the store neither subscribes to events of Redis nor cleans up: it has one connection, and the
 * service starts without Redis.
 */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    static final String NAMESPACE = "liftline:identity";

    private static final Duration MIN_RECONNECT_DELAY = Duration.ofMillis(20);
    private static final Duration MAX_RECONNECT_DELAY = Duration.ofSeconds(1);

    @Bean
    LettuceClientOptionsBuilderCustomizer rejectWhileDisconnected() {
        return options -> options.autoReconnect(true)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled());
    }

    /** Lettuce's default delay grows to 30 s. */
    @Bean
    ClientResourcesBuilderCustomizer reconnectQuickly() {
        return resources -> resources.reconnectDelay(
                Delay.exponential(MIN_RECONNECT_DELAY, MAX_RECONNECT_DELAY, 2, TimeUnit.MILLISECONDS));
    }

    @Bean
    RedisTemplate<String, Object> sessionOperations(RedisConnectionFactory connections) {
        RedisTemplate<String, Object> template = new RedisTemplate<>();
        template.setConnectionFactory(connections);
        template.setKeySerializer(RedisSerializer.string());
        template.setHashKeySerializer(RedisSerializer.string());
        template.setValueSerializer(new PlainValueSerializer());
        template.setHashValueSerializer(new PlainValueSerializer());
        return template;
    }

    @Bean
    RedisIndexedSessionRepository sessionRepository(RedisTemplate<String, Object> sessionOperations) {
        RedisIndexedSessionRepository repository = new RedisIndexedSessionRepository(sessionOperations);
        repository.setRedisKeyNamespace(NAMESPACE);
        repository.setDefaultSerializer(new PlainValueSerializer());
        repository.setExpirationStore(new ExpirationByRedis());
        repository.setCleanupCron(Scheduled.CRON_DISABLED);
        repository.setSessionIdGenerator(TokenHash::current);
        return repository;
    }
}
