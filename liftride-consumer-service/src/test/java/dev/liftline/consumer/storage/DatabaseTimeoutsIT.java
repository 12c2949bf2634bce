package dev.liftline.consumer.storage;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.process.Ports;
import dev.liftline.local.wire.End;
import dev.liftline.local.wire.Wire;
import dev.liftline.testkit.servers.TestServers;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A replica, of which the data source is there alone, and PostgreSQL: one goes away without the other hearing of it. */
@SpringBootTest(classes = DataSourceAutoConfiguration.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
class DatabaseTimeoutsIT {

    /** Half a minute would be the next time-out. */
    private static final long PATIENCE_SECONDS = 25;

    private static final String DIRECT = TestServers.newDatabase();
    private static final int PORT =
            URI.create(DIRECT.substring("jdbc:".length())).getPort();
    private static final Wire WIRE = Wire.open("consumer → PostgreSQL", Ports.free(), PORT);

    private final DataSource dataSource;

    DatabaseTimeoutsIT(@Autowired DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @DynamicPropertySource
    static void throughTheWire(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> DIRECT.replace(":" + PORT, ":" + WIRE.port()));
        registry.add("spring.datasource.username", () -> "liftline");
    }

    @AfterAll
    static void close() {
        WIRE.close();
    }

    @Test
    void aStatementThatIsNeverAnsweredIsGivenUp() throws Exception {
        try (var connection = dataSource.getConnection()) {
            WIRE.halfOpen(End.SERVER);
            var answer = CompletableFuture.supplyAsync(() -> lock(connection));

            assertThatThrownBy(() -> answer.get(PATIENCE_SECONDS, SECONDS)).isInstanceOf(ExecutionException.class);
        }
        try (var another = dataSource.getConnection()) {
            assertThat(lock(another)).isTrue();
        }
    }

    @Test
    void theTransactionOfAReplicaThatVanishedHoldsNobodyUp() throws Exception {
        var vanishing = dataSource.getConnection();
        vanishing.setAutoCommit(false);
        assertThat(lock(vanishing)).isTrue();
        WIRE.halfOpen(End.CLIENT);

        try (var waiting = DriverManager.getConnection(DIRECT, "liftline", "")) {
            var locked = CompletableFuture.supplyAsync(() -> lock(waiting));
            assertThat(locked.get(PATIENCE_SECONDS, SECONDS)).isTrue();
        }
        assertThatThrownBy(vanishing::close).isInstanceOf(SQLException.class);
    }

    private static boolean lock(Connection connection) {
        try (var statement = connection.createStatement()) {
            return statement.execute("SELECT pg_advisory_xact_lock(4711)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
