package dev.liftline.drills.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.drills.proxy.CommitCut.Moment;
import dev.liftline.local.postgres.Postgres;
import dev.liftline.local.postgres.PostgresDatabases;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommitCutIT {

    private final int port = Ports.reserve();
    private final CommitCut cut = new CommitCut();
    private final FaultProxy wire = FaultProxy.open("test → PostgreSQL", Ports.reserve(), port, cut);
    private ManagedProcess postgres = Postgres.process(Path.of(""), Path.of(""), port);

    @BeforeAll
    void start(@TempDir Path directory) {
        postgres = Postgres.process(directory.resolve("postgres"), directory.resolve("postgres.log"), port);
        postgres.start();
    }

    @AfterAll
    void stop() {
        wire.close();
        postgres.kill();
    }

    @BeforeEach
    void emptyTable() throws SQLException {
        execute("DROP TABLE IF EXISTS ride");
        execute("CREATE TABLE ride (skier_id integer)");
    }

    @AfterEach
    void noMoreCuts() {
        cut.strike(Moment.BEFORE_THE_CLIENT_KNOWS, 0);
    }

    // The driver prepares a COMMIT that it has sent often enough as a statement of the server; "simple" is the other
    // protocol.
    @ParameterizedTest
    @ValueSource(strings = {"prepareThreshold=1", "prepareThreshold=0", "preferQueryMode=simple", "sslmode=disable"})
    void theServerHasCommittedAndTheClientDoesNotKnow(String setting) throws SQLException {
        try (var connection = throughTheWire(setting)) {
            insertAndCommit(connection, 10);
            assertThat(rides()).isEqualTo(10);
            cut.strike(Moment.BEFORE_THE_CLIENT_KNOWS, 1);

            assertThatThrownBy(() -> insertAndCommit(connection, 1)).isInstanceOf(SQLException.class);

            assertThat(rides()).isEqualTo(11);
            assertThat(cut.struck()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepareThreshold=1", "prepareThreshold=0", "preferQueryMode=simple", "sslmode=disable"})
    void theServerNeverHeardOfTheCommit(String setting) throws SQLException {
        try (var connection = throughTheWire(setting)) {
            insertAndCommit(connection, 10);
            cut.strike(Moment.BEFORE_THE_SERVER_HEARS, 1);

            assertThatThrownBy(() -> insertAndCommit(connection, 1)).isInstanceOf(SQLException.class);

            assertThat(rides()).isEqualTo(10);
        }
    }

    @Test
    void otherConnectionsAndLaterOnesAreLeftAlone() throws SQLException {
        cut.strike(Moment.BEFORE_THE_CLIENT_KNOWS, 1);
        try (var struck = throughTheWire("prepareThreshold=5");
                var spared = throughTheWire("prepareThreshold=5")) {
            assertThatThrownBy(() -> insertAndCommit(struck, 1)).isInstanceOf(SQLException.class);
            insertAndCommit(spared, 20);
        }
        assertThat(rides()).isEqualTo(21);
    }

    @Test
    void aTransactionThatFailedIsNotTakenForACommittedOne() throws SQLException {
        cut.strike(Moment.BEFORE_THE_CLIENT_KNOWS, 1);
        try (var connection = throughTheWire("raiseExceptionOnSilentRollback=false");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("INSERT INTO nowhere VALUES (1)"))
                    .isInstanceOf(SQLException.class);
            connection.commit();
        }
        assertThat(cut.struck()).isZero();
    }

    /** Each in a transaction of its own, with a value that is longer than a packet. */
    private static void insertAndCommit(Connection connection, int times) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO ride SELECT length(?) / 100000")) {
            for (int i = 0; i < times; i++) {
                insert.setString(1, "x".repeat(100_000));
                insert.executeUpdate();
                connection.commit();
            }
        }
    }

    private Connection throughTheWire(String setting) throws SQLException {
        var connection = DriverManager.getConnection(
                new PostgresDatabases(wire.port()).url("liftline") + "?" + setting, PostgresDatabases.ROLE, "");
        connection.setAutoCommit(false);
        return connection;
    }

    private long rides() throws SQLException {
        try (var connection = direct();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM ride")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = direct();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection direct() throws SQLException {
        return DriverManager.getConnection(new PostgresDatabases(port).url("liftline"), PostgresDatabases.ROLE, "");
    }
}
