package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Freezes a consumer in the middle of a transaction: it keeps its locks in PostgreSQL while another consumer gets the same records. When
 * it resumes it still holds a batch of partitions that it lost.
 */
final class StoppedInTransaction implements Drill {

    private static final int ATTEMPTS = 400;

    @Override
    public String name() {
        return "consumer-frozen-in-transaction";
    }

    @Override
    public String title() {
        return "SIGSTOP of a consumer during a transaction, SIGCONT after 40 s";
    }

    @Override
    public Duration hold() {
        return Duration.ofSeconds(40);
    }

    /** Less than the freeze: PostgreSQL ends the transaction and its locks. */
    @Override
    public Duration maxLagTime() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void inject(DrillContext context) throws SQLException, InterruptedException {
        ManagedProcess consumer =
                context.stack().replicas(Role.CONSUMER).getFirst().process();
        try (Connection connection = Database.of(context.stack()).connect();
                PreparedStatement transactions = connection.prepareStatement("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE application_name = ? AND state = 'idle in transaction' AND backend_xid IS NOT NULL
                        """)) {
            transactions.setString(1, consumer.name());
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Signals.stop(consumer);
                // Lets PostgreSQL finish the statement that was already sent.
                Thread.sleep(20);
                if (count(transactions) > 0) {
                    context.note("frozen in a transaction at attempt " + attempt);
                    return;
                }
                Signals.resume(consumer);
                Thread.sleep(ThreadLocalRandom.current().nextInt(5, 60));
            }
        }
        throw new IllegalStateException("the consumer was never frozen in a transaction");
    }

    @Override
    public void clear(DrillContext context) {
        Signals.resume(context.stack().replicas(Role.CONSUMER).getFirst().process());
    }

    private static long count(PreparedStatement transactions) throws SQLException {
        try (ResultSet row = transactions.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
