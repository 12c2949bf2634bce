package dev.liftline.identity.storage;

import dev.liftline.identity.AccessKey;
import dev.liftline.identity.AccessStore;
import dev.liftline.identity.AccessStore.Changes;
import dev.liftline.identity.AccessStore.EndedSession;
import dev.liftline.identity.AccessStore.Sharing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Plain SQL. Each change gets its version in the transaction of the caller, or in one of its own. */
@Component
class JdbcAccessStore implements AccessStore {

    /** A deleted account shares nothing, unless its skier has a newer one. */
    private static final String CHANGED_SHARING = """
            SELECT skier_id, shares FROM account WHERE version > :version AND version > 0
            UNION ALL
            SELECT skier_id, false FROM deleted_account AS deleted
            WHERE version > :version AND NOT EXISTS (
                SELECT FROM account WHERE account.skier_id = deleted.skier_id AND account.version > deleted.version)
            """;

    private final JdbcClient jdbc;
    private final AccessVersion version;
    private final KeyTable keys;
    private final TransactionTemplate snapshot;

    JdbcAccessStore(JdbcClient jdbc, AccessVersion version, KeyTable keys, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.version = version;
        this.keys = keys;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Override
    public Changes changesAfter(long after) {
        // Nearly every poll ends here.
        if (version.current() == after) {
            return Changes.none(after);
        }
        return snapshot.execute(_ -> read(after));
    }

    private Changes read(long after) {
        long current = version.current();
        boolean complete = after <= 0 || after > current;
        long from = complete ? -1 : after;
        return new Changes(current, complete, keys.changedAfter(from), endedSessions(from), sharing(complete, from));
    }

    private List<EndedSession> endedSessions(long after) {
        return jdbc.sql("SELECT hash, expires_at FROM ended_session WHERE version > :version AND expires_at > now()")
                .param("version", after)
                .query((row, _) -> new EndedSession(row.getString("hash"), Columns.requiredInstant(row, "expires_at")))
                .list();
    }

    private List<Sharing> sharing(boolean complete, long after) {
        return jdbc.sql(complete ? "SELECT skier_id, shares FROM account WHERE shares" : CHANGED_SHARING)
                .param("version", after)
                .query((row, _) -> new Sharing(row.getInt("skier_id"), row.getBoolean("shares")))
                .list();
    }

    @Override
    public List<AccessKey> keys() {
        return keys.all();
    }

    @Override
    public Optional<AccessKey> key(String id) {
        return keys.find(id);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<AccessKey> keyToChange(String id) {
        // Before the row's lock, as every other change does.
        version.next();
        return keys.findForUpdate(id);
    }

    @Override
    @Transactional
    public void add(AccessKey key) {
        keys.insert(key, version.next());
    }

    @Override
    @Transactional
    public void expire(String id, Instant at) {
        keys.expire(id, at, version.next());
    }

    @Override
    @Transactional
    public boolean revoke(String id, Instant at) {
        return keys.revoke(id, at, version.next());
    }

    @Override
    @Transactional
    public void endSessions(Collection<String> ids, Instant expiresAt) {
        long next = version.next();
        jdbc.sql("DELETE FROM ended_session WHERE expires_at < now()").update();
        jdbc.sql("""
                        INSERT INTO ended_session (hash, expires_at, version)
                        SELECT hash, :expires, :version FROM unnest(:hashes) AS hash
                        ON CONFLICT (hash) DO UPDATE SET
                            expires_at = greatest(ended_session.expires_at, excluded.expires_at),
                            version = excluded.version
                        """)
                .param("expires", Columns.time(expiresAt))
                .param("version", next)
                .param("hashes", ids.toArray(String[]::new))
                .update();
    }

    @Override
    @Transactional
    public void forgetEndedSessions(Collection<String> ids, Instant at) {
        // No new version: gateways may forget them later.
        jdbc.sql("UPDATE ended_session SET expires_at = least(expires_at, :at) WHERE hash = ANY (:hashes)")
                .param("at", Columns.time(at))
                .param("hashes", ids.toArray(String[]::new))
                .update();
    }

    @Override
    @Transactional
    public void setShares(int skierId, boolean shares) {
        jdbc.sql(
                        "UPDATE account SET shares = :shares, version = :version WHERE skier_id = :skier AND shares <> :shares")
                .param("shares", shares)
                .param("version", version.next())
                .param("skier", skierId)
                .update();
    }
}
