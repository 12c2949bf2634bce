package dev.liftline.identity.storage;

import dev.liftline.identity.IdentityProperties;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Deletes old entries of the audit once a day, a thousand in each transaction, and one replica at a time. */
@Component
class AuditRetention implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AuditRetention.class);

    private static final int STEP = 1_000;
    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration INTERVAL = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Duration retention;
    private volatile @Nullable Thread thread;

    AuditRetention(JdbcClient jdbc, TransactionOperations transactions, IdentityProperties properties) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.retention = properties.auditRetention();
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("audit-retention").start(this::run);
    }

    private void run() {
        try {
            Thread.sleep(FIRST);
            while (isRunning()) {
                deleteOld();
                Thread.sleep(INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops without an error while PostgreSQL is unavailable or another replica does it. */
    void deleteOld() throws InterruptedException {
        Instant before = Instant.now().minus(retention);
        long deleted = 0;
        int step;
        try {
            do {
                step = deleteStep(before);
                deleted += step;
                Thread.sleep(PAUSE);
            } while (step == STEP);
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "Old entries of the audit were not deleted; trying again in a day: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
        if (deleted > 0) {
            log.info("Deleted {} entries of the audit from before {}", deleted, before);
        }
    }

    private int deleteStep(Instant before) {
        return transactions.execute(_ -> {
            boolean alone = jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtext('audit retention'))")
                    .query(Boolean.class)
                    .single();
            return !alone
                    ? 0
                    : jdbc.sql("""
                                    DELETE FROM audit WHERE audit_id IN (
                                        SELECT audit_id FROM audit WHERE at < :before ORDER BY at LIMIT :step)
                                    """)
                            .param("before", Columns.time(before))
                            .param("step", STEP)
                            .update();
        });
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
