package dev.liftline.query.storage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Up from the moment the schema was seen in the database. It stays up when the database goes away: what is cached can
 * still be answered, and every replica would leave the gateway's pool at once.
 */
@Component("schema")
class SchemaHealthIndicator implements HealthIndicator {

    private final JdbcClient jdbc;
    private volatile boolean seen;

    SchemaHealthIndicator(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Health health() {
        if (!seen) {
            try {
                seen = isPresent();
            } catch (DataAccessException away) {
                return Health.down()
                        .withDetail("reason", "PostgreSQL does not answer")
                        .build();
            }
        }
        return seen
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", "the schema is not there yet")
                        .build();
    }

    private boolean isPresent() {
        return jdbc.sql("""
                        SELECT bool_and(to_regclass(name) IS NOT NULL)
                        FROM unnest(ARRAY['resort', 'season', 'lift', 'lift_ride', 'skier_day', 'lift_hour']) AS name
                        """).query(Boolean.class).single();
    }
}
