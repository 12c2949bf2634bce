package dev.liftline.identity.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityServiceTest;
import dev.liftline.identity.testing.Ready;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Old entries of the audit are deleted, and no others. */
@IdentityServiceTest
class AuditRetentionIT {

    private static final int OLD = 2_500;

    private final AuditRetention retention;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Client client;

    AuditRetentionIT(AuditRetention retention, JdbcClient jdbc, TransactionOperations transactions, Client client) {
        this.retention = retention;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.client = client;
    }

    @BeforeEach
    void await() {
        Ready.await(client);
        jdbc.sql("DELETE FROM audit").update();
        insert("old", 401, OLD);
        insert("young", 399, 10);
    }

    private void insert(String subject, int days, int rows) {
        jdbc.sql("""
                        INSERT INTO audit (at, event, subject, actor, address)
                        SELECT now() - make_interval(days => :days), 'sign_in_ok', :subject, 'a', '10.0.0.1'
                        FROM generate_series(1, :rows)
                        """)
                .param("days", days)
                .param("subject", subject)
                .param("rows", rows)
                .update();
    }

    @Test
    void deletesOldEntriesInSteps() throws InterruptedException {
        retention.deleteOld();
        assertThat(count("old")).isZero();
        assertThat(count("young")).isEqualTo(10);
    }

    @Test
    void leavesThemToAnotherReplicaThatDeletes() {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtext('audit retention'))")
                    .query(Integer.class)
                    .single();
            inAnotherThread();
        });
        assertThat(count("old")).isEqualTo(OLD);
    }

    private void inAnotherThread() {
        Thread other = Thread.ofVirtual().start(() -> {
            try {
                retention.deleteOld();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count(String subject) {
        return jdbc.sql("SELECT count(*) FROM audit WHERE subject = :subject")
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }
}
