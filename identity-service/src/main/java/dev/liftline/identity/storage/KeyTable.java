package dev.liftline.identity.storage;

import dev.liftline.identity.AccessKey;
import dev.liftline.model.caller.CallerRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of keys. Thread-safe. */
@Component
class KeyTable {

    private static final String COLUMNS =
            "SELECT key_id, hash, role, name, resort_id, lift_id, created_at, expires_at, revoked_at FROM api_key ";

    private final JdbcClient jdbc;

    KeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AccessKey> changedAfter(long version) {
        return jdbc.sql(COLUMNS + "WHERE version > :version")
                .param("version", version)
                .query(KeyTable::key)
                .list();
    }

    List<AccessKey> all() {
        return jdbc.sql(COLUMNS + "ORDER BY created_at DESC, key_id")
                .query(KeyTable::key)
                .list();
    }

    Optional<AccessKey> find(String id) {
        return jdbc.sql(COLUMNS + "WHERE key_id = :id")
                .param("id", id)
                .query(KeyTable::key)
                .optional();
    }

    Optional<AccessKey> findForUpdate(String id) {
        return jdbc.sql(COLUMNS + "WHERE key_id = :id FOR UPDATE")
                .param("id", id)
                .query(KeyTable::key)
                .optional();
    }

    void insert(AccessKey key, long version) {
        jdbc.sql("""
                        INSERT INTO api_key (key_id, hash, role, name, resort_id, lift_id, created_at, expires_at, version)
                        VALUES (:id, :hash, :role, :name, :resort, :lift, :created, :expires, :version)
                        """)
                .param("id", key.id())
                .param("hash", key.hash())
                .param("role", key.role().id())
                .param("name", key.name())
                .param("resort", Columns.restriction(key.resort()))
                .param("lift", Columns.restriction(key.lift()))
                .param("created", Columns.time(key.createdAt()))
                .param("expires", Columns.time(key.expiresAt()))
                .param("version", version)
                .update();
    }

    void expire(String id, Instant at, long version) {
        jdbc.sql("UPDATE api_key SET expires_at = least(expires_at, :at), version = :version WHERE key_id = :id")
                .param("at", Columns.time(at))
                .param("version", version)
                .param("id", id)
                .update();
    }

    /** Returns false if there is no such key. */
    boolean revoke(String id, Instant at, long version) {
        return jdbc.sql("""
                                UPDATE api_key SET revoked_at = coalesce(revoked_at, :at), version = :version
                                WHERE key_id = :id
                                """)
                        .param("at", Columns.time(at))
                        .param("version", version)
                        .param("id", id)
                        .update()
                > 0;
    }

    private static AccessKey key(ResultSet row, int number) throws SQLException {
        return new AccessKey(
                row.getString("key_id"),
                row.getString("hash"),
                CallerRole.of(row.getString("role")),
                row.getString("name"),
                row.getInt("resort_id"),
                row.getInt("lift_id"),
                Columns.requiredInstant(row, "created_at"),
                Columns.instant(row, "expires_at"),
                Columns.instant(row, "revoked_at"));
    }
}
