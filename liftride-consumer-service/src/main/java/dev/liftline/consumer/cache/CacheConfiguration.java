package dev.liftline.consumer.cache;

import io.lettuce.core.ClientOptions;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnection.PipeliningFlushPolicy;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** How the Redis client behaves: it says at once that Redis is away, and writes a pipeline in one go. */
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

    // By default commands queue up in memory while Redis is away, until they time out one by one.
    @Bean
    LettuceClientOptionsBuilderCustomizer rejectWhileAway() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS);
    }

    @Bean
    StringRedisTemplate stringRedisTemplate(RedisConnectionFactory connections) {
        if (connections instanceof LettuceConnectionFactory lettuce) {
            lettuce.setPipeliningFlushPolicy(PipeliningFlushPolicy.flushOnClose());
        }
        return new StringRedisTemplate(connections);
    }
}
