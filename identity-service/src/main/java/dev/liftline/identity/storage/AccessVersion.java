package dev.liftline.identity.storage;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The version of the last change of access. Thread-safe. */
@Component
class AccessVersion {

    private final JdbcClient jdbc;

    AccessVersion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long current() {
        return jdbc.sql("SELECT version FROM access_version").query(Long.class).single();
    }

    /** The version for a change in the current transaction. Other changes wait for its end, so that versions commit in order. */
    long next() {
        return jdbc.sql("UPDATE access_version SET version = version + 1 RETURNING version")
                .query(Long.class)
                .single();
    }
}
