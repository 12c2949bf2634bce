package dev.liftline.local.backup;

import java.sql.SQLException;

/**
 * The keys of a running stack during a restore: those that the backup lacks stay, because clients use them and they are in the stack's
 * secrets; those that were revoked or expire since the backup stay so. Afterwards every gateway learns all keys, ended sessions and shares anew.
 */
final class KeptKeys {

    private final DatabaseSchema identity;

    KeptKeys(DatabaseSchema identity) {
        this.identity = identity;
    }

    void remember() throws SQLException {
        identity.execute("CREATE TEMPORARY TABLE kept_key ON COMMIT DROP AS SELECT * FROM identity.api_key");
        identity.execute(
                "CREATE TEMPORARY TABLE kept_version ON COMMIT DROP AS SELECT version FROM identity.access_version");
    }

    /** Adds them to the restored ones, and gives all of them a version that no gateway has seen. */
    void add() throws SQLException {
        identity.execute("""
            UPDATE identity.api_key
            SET revoked_at = least(api_key.revoked_at, kept_key.revoked_at),
                expires_at = least(api_key.expires_at, kept_key.expires_at)
            FROM kept_key
            WHERE api_key.hash = kept_key.hash
            """);
        identity.execute("INSERT INTO identity.api_key SELECT * FROM kept_key ON CONFLICT DO NOTHING");
        identity.execute("""
            UPDATE identity.access_version
            SET version = 1 + greatest(version, (SELECT max(version) FROM kept_version))
            """);
        for (var table : new String[] {"api_key", "ended_session", "account"}) {
            identity.execute(
                    "UPDATE identity.%s SET version = (SELECT version FROM identity.access_version)".formatted(table));
        }
    }
}
