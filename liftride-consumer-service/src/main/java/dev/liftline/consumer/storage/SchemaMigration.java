package dev.liftline.consumer.storage;

import dev.liftline.consumer.startup.StartupStep;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Migrates the schema in a start-up step, so that the start does not fail while PostgreSQL is unavailable. */
@Configuration(proxyBeanMethods = false)
class SchemaMigration {

    @Bean
    FlywayMigrationStrategy doNotMigrateOnRefresh() {
        return flyway -> {};
    }

    /**
     * Migrates over a connection of its own. A migration that rewrites a table takes longer than the pool's timeouts, after
     * which it would be rolled back and repeated without end.
     */
    @Bean
    FlywayConfigurationCustomizer migrateWithLongTimeouts(DataSourceProperties database) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "schema-migration");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "3600");
        DriverManagerDataSource source = new DriverManagerDataSource(database.determineUrl(), properties);
        source.setUsername(database.determineUsername());
        source.setPassword(database.determinePassword());
        return flyway -> flyway.dataSource(source);
    }

    @Bean
    @Order(1)
    StartupStep migrateSchema(Flyway flyway) {
        return new StartupStep("PostgreSQL", flyway::migrate);
    }
}
