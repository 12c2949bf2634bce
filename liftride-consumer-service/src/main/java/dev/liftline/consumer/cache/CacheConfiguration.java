package dev.liftline.consumer.cache;

import io.lettuce.core.ClientOptions;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Makes Redis commands fail at once while Redis is unavailable, and enables the retries of pending refreshes. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CacheConfiguration {

    // By default Lettuce queues commands in memory while disconnected, until they time out one by one.
    @Bean
    LettuceClientOptionsBuilderCustomizer rejectCommandsWhileDisconnected() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS);
    }
}
