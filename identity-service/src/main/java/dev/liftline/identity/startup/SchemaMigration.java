package dev.liftline.identity.startup;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Leaves the migration to {@link Startup}, so that the start does not fail while PostgreSQL is unavailable. */
@Configuration(proxyBeanMethods = false)
class SchemaMigration {

    @Bean
    FlywayMigrationStrategy doNotMigrateOnRefresh() {
        return flyway -> {};
    }
}
