package dev.liftline.consumer.storage;

import dev.liftline.consumer.startup.StartupStep;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Brings the schema up to date once PostgreSQL answers, instead of failing the start while it does not. */
@Configuration(proxyBeanMethods = false)
class SchemaMigration {

    @Bean
    FlywayMigrationStrategy migrateLater() {
        return flyway -> {};
    }

    @Bean
    @Order(1)
    StartupStep migrate(Flyway flyway) {
        return new StartupStep("PostgreSQL", flyway::migrate);
    }
}
