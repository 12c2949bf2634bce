package dev.liftline.consumer.storage;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.testkit.servers.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service's data source and PostgreSQL while the other side is silent. A side that vanished looks the same: no packet arrives. */
@SpringBootTest(classes = DataSourceAutoConfiguration.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
class VanishedIT {

    /** Less than 30 s, the next longer timeout. */
    private static final long TIMEOUT_SECONDS = 25;

    private static final String DATABASE = TestServers.newDatabase();

    private final DataSource dataSource;

    VanishedIT(@Autowired DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> DATABASE);
        registry.add("spring.datasource.username", () -> "liftline");
    }

    @Test
    void givesUpAStatementThatIsNeverAnswered() throws Exception {
        try (var holder = direct()) {
            holder.setAutoCommit(false);
            assertThat(lock(holder)).isTrue();
            try (var connection = dataSource.getConnection()) {
                var answer = CompletableFuture.supplyAsync(() -> lock(connection));

                assertThatThrownBy(() -> answer.get(TIMEOUT_SECONDS, SECONDS)).isInstanceOf(ExecutionException.class);
            }
            holder.rollback();
        }
        try (var another = dataSource.getConnection()) {
            assertThat(lock(another)).isTrue();
        }
    }

    @Test
    void endsTheTransactionOfASilentReplica() throws Exception {
        var silent = dataSource.getConnection();
        silent.setAutoCommit(false);
        assertThat(lock(silent)).isTrue();

        try (var waiting = direct()) {
            var locked = CompletableFuture.supplyAsync(() -> lock(waiting));
            assertThat(locked.get(TIMEOUT_SECONDS, SECONDS)).isTrue();
        }
        assertThatThrownBy(silent::close).isInstanceOf(SQLException.class);
    }

    private static Connection direct() throws SQLException {
        return DriverManager.getConnection(DATABASE, "liftline", "");
    }

    private static boolean lock(Connection connection) {
        try (var statement = connection.createStatement()) {
            return statement.execute("SELECT pg_advisory_xact_lock(4711)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
