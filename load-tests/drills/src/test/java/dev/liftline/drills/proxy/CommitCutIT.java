package dev.liftline.drills.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.drills.proxy.CommitCut.Moment;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.servers.TestServers;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitCutIT {

    private final Database database = new Database(TestServers.newDatabase(), "liftline", "");
    private final int port =
            URI.create(database.url().substring("jdbc:".length())).getPort();
    private final CommitCut cut = new CommitCut();
    private final FaultProxy proxy = FaultProxy.open("test → PostgreSQL", port, cut);

    @BeforeEach
    void createTable() throws SQLException {
        database.execute("CREATE TABLE ride (skier_id integer)");
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    // The driver prepares a COMMIT on the server after sending it a few times; "simple" is the other query protocol.
    @ParameterizedTest
    @ValueSource(strings = {"prepareThreshold=1", "prepareThreshold=0", "preferQueryMode=simple", "sslmode=disable"})
    void cutsAfterTheServerCommitted(String setting) throws SQLException {
        try (var connection = throughTheProxy(setting)) {
            insertAndCommit(connection, 10);
            assertThat(rides()).isEqualTo(10);
            cut.cutNext(Moment.AFTER_COMMIT, 1);

            assertThatThrownBy(() -> insertAndCommit(connection, 1)).isInstanceOf(SQLException.class);

            assertThat(rides()).isEqualTo(11);
            assertThat(cut.count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepareThreshold=1", "prepareThreshold=0", "preferQueryMode=simple", "sslmode=disable"})
    void cutsBeforeTheServerReceivesTheCommit(String setting) throws SQLException {
        try (var connection = throughTheProxy(setting)) {
            insertAndCommit(connection, 10);
            cut.cutNext(Moment.BEFORE_COMMIT, 1);

            assertThatThrownBy(() -> insertAndCommit(connection, 1)).isInstanceOf(SQLException.class);

            assertThat(rides()).isEqualTo(10);
        }
    }

    @Test
    void cutsNoOtherConnectionAndNoLaterCommit() throws SQLException {
        cut.cutNext(Moment.AFTER_COMMIT, 1);
        try (var cutOne = throughTheProxy("prepareThreshold=5");
                var other = throughTheProxy("prepareThreshold=5")) {
            assertThatThrownBy(() -> insertAndCommit(cutOne, 1)).isInstanceOf(SQLException.class);
            insertAndCommit(other, 20);
        }
        assertThat(rides()).isEqualTo(21);
    }

    @Test
    void ignoresTheCommitOfAFailedTransaction() throws SQLException {
        cut.cutNext(Moment.AFTER_COMMIT, 1);
        try (var connection = throughTheProxy("raiseExceptionOnSilentRollback=false");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("INSERT INTO nowhere VALUES (1)"))
                    .isInstanceOf(SQLException.class);
            connection.commit();
        }
        assertThat(cut.count()).isZero();
    }

    /** Each insert in its own transaction, with a value longer than a packet. */
    private static void insertAndCommit(Connection connection, int times) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO ride SELECT length(?) / 100000")) {
            for (int i = 0; i < times; i++) {
                insert.setString(1, "x".repeat(100_000));
                insert.executeUpdate();
                connection.commit();
            }
        }
    }

    private Connection throughTheProxy(String setting) throws SQLException {
        String url = database.url().replace(":" + port + "/", ":" + proxy.port() + "/");
        var connection = new Database(url + "?" + setting, database.user(), "").connect();
        connection.setAutoCommit(false);
        return connection;
    }

    private long rides() throws SQLException {
        return database.number("SELECT count(*) FROM ride");
    }
}
