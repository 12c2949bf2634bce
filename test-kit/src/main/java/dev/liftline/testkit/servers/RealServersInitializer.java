package dev.liftline.testkit.servers;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

final class RealServersInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> environment = Map.of(
                "LIFTLINE_KAFKA_BOOTSTRAP", TestServers.kafkaBootstrap(),
                "LIFTLINE_DB_URL", TestServers.newDatabase(),
                "LIFTLINE_DB_USER", "liftline",
                "LIFTLINE_DB_PASSWORD", "",
                "LIFTLINE_REDIS_URL", TestServers.newRedisDatabase());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("real servers", environment));
    }
}
