package dev.liftline.drills.check;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.servers.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ChecksIT {

    private final Database database = new Database(TestServers.newDatabase(), "liftline", "");

    @Test
    void findsAnOpenTransactionAndNoEndedOne() throws SQLException {
        try (Connection leaving = database.connect();
                Statement statement = leaving.createStatement()) {
            leaving.setAutoCommit(false);
            statement.execute("SELECT 4711");

            await().atMost(10, SECONDS)
                    .untilAsserted(() -> assertThat(Checks.openTransactions(database))
                            .satisfies(check -> {
                                assertThat(check.wrong()).isEqualTo(1);
                                assertThat(check.detail()).contains("SELECT 4711");
                            }));

            leaving.rollback();
            assertThat(Checks.openTransactions(database).holds()).isTrue();
        }
    }
}
