package dev.liftline.identity.deletion;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database has about a skier. */
@Component
class SkierTables {

    private final JdbcClient jdbc;

    SkierTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Deletes it in the current transaction, which must have a version of access for the gateways. */
    void delete(int skierId) {
        update("""
                INSERT INTO deleted_account (skier_id, version)
                SELECT :skier, version FROM access_version
                ON CONFLICT (skier_id) DO UPDATE SET version = excluded.version
                """, skierId);
        update("DELETE FROM activation WHERE skier_id = :skier", skierId);
        update("DELETE FROM pass WHERE skier_id = :skier", skierId);
        update("DELETE FROM account WHERE skier_id = :skier", skierId);
        // liftride-consumer-service owns this table.
        update("INSERT INTO public.erasure (skier_id) VALUES (:skier)", skierId);
    }

    private void update(String sql, int skierId) {
        jdbc.sql(sql).param("skier", skierId).update();
    }
}
