package dev.liftline.query.storage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reports up once the schema exists with the columns that this release reads, and stays up when the database becomes unavailable: cached reads can still be served,
 * and otherwise every replica would leave the gateway's pool at once.
 */
@Component("schema")
class SchemaHealthIndicator implements HealthIndicator {

    private final JdbcClient jdbc;
    private volatile boolean present;

    SchemaHealthIndicator(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Health health() {
        if (!present) {
            try {
                present = findsSchema();
            } catch (DataAccessException unavailable) {
                return Health.down()
                        .withDetail("reason", "PostgreSQL is unavailable")
                        .build();
            }
        }
        return present
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", "the schema does not exist yet")
                        .build();
    }

    private boolean findsSchema() {
        return jdbc.sql("""
                        SELECT bool_and(EXISTS (
                            SELECT FROM pg_attribute
                            WHERE attrelid = to_regclass(owner) AND attname = name AND NOT attisdropped))
                        FROM (VALUES
                            ('resort', 'time_zone'), ('season', 'season_id'), ('lift', 'capacity_pph'),
                            ('lift_ride', 'vertical'), ('skier_day', 'vertical'), ('lift_hour', 'rides')
                        ) AS needed (owner, name)
                        """).query(Boolean.class).single();
    }
}
