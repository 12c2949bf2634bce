package dev.liftline.consumer.storage;

import dev.liftline.consumer.startup.StartupStep;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Migrates the schema in a start-up step, so that the start does not fail while PostgreSQL is unavailable. */
@Configuration(proxyBeanMethods = false)
class SchemaMigration {

    @Bean
    FlywayMigrationStrategy doNotMigrateOnRefresh() {
        return flyway -> {};
    }

    @Bean
    @Order(1)
    StartupStep migrateSchema(Flyway flyway) {
        return new StartupStep("PostgreSQL", flyway::migrate);
    }
}
