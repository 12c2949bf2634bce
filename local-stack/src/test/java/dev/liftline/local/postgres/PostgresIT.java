package dev.liftline.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.StartException;
import dev.liftline.local.secrets.ServerPasswords;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {

    /** Shared by the tests, because creating the data directory takes seconds. */
    @TempDir
    private static Path directory = Path.of("");

    private final int port = Ports.reserve();
    private ManagedProcess postgres = Postgres.process(Path.of(""), Path.of(""), port);

    @BeforeEach
    void make() {
        postgres = process(data());
    }

    @AfterEach
    void kill() {
        postgres.kill();
    }

    @Test
    void committedRowsSurviveAKill() throws SQLException {
        postgres.start();
        update("CREATE TABLE ride (skier_id integer)");
        update("INSERT INTO ride SELECT generate_series(1, 1000)");

        postgres.kill();
        postgres.start();

        assertThat(single("SELECT count(*) FROM ride")).isEqualTo("1000");
    }

    @Test
    void flushesCommitsAndListensOnLoopbackOnly() throws SQLException {
        postgres.start();

        assertThat(single("SHOW fsync")).isEqualTo("on");
        assertThat(single("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(single("SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(single("SHOW server_version")).startsWith("18.");
    }

    @Test
    void theIdentityRoleOwnsItsSchemaAndNothingElse() throws SQLException {
        postgres.start();
        update("CREATE TABLE skier (skier_id integer)");

        try (var connection = DriverManager.getConnection(
                        new PostgresDatabases(port).url("liftline"), PostgresDatabases.IDENTITY_ROLE, "");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE identity.pass (pass_id text)");
            assertThatThrownBy(() -> statement.execute("SELECT * FROM skier"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("CREATE TABLE public.other (id integer)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> single("SELECT count(*) FROM identity.pass"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void eachQueryPoolHasARoleWithItsOwnLimits() throws SQLException {
        postgres.start();

        assertThat(single("SELECT rolconnlimit FROM pg_roles WHERE rolname = 'liftline_app'"))
                .isEqualTo("100");
        assertThat(single("SELECT rolconnlimit FROM pg_roles WHERE rolname = 'liftline_board'"))
                .isEqualTo("50");
        for (var role : Map.of(PostgresDatabases.APP_ROLE, "3s", PostgresDatabases.BOARD_ROLE, "5s")
                .entrySet()) {
            try (var connection = DriverManager.getConnection(
                            new PostgresDatabases(port).url("liftline"), role.getKey(), "");
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("SHOW statement_timeout")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(role.getValue());
            }
        }
    }

    @Test
    void anOlderDataDirectoryGetsPasswordsAndNewOnesReplaceThem() throws Exception {
        postgres.start();
        update("CREATE TABLE kept AS SELECT 1 AS one");
        postgres.stop();

        for (var passwords : List.of(
                new ServerPasswords("superuser-1", "liftline-1", "identity-1", "app-1", "board-1", ""),
                new ServerPasswords("superuser-2", "liftline-2", "identity-2", "app-2", "board-2", ""))) {
            var protectedServer = Postgres.process(data(), directory.resolve("postgres.log"), port, () -> passwords);
            for (int start = 0; start < 2; start++) {
                protectedServer.start();
                try {
                    assertThat(logsIn(PostgresDatabases.SUPERUSER, passwords.superuser()))
                            .isTrue();
                    assertThat(logsIn(PostgresDatabases.ROLE, passwords.liftline()))
                            .isTrue();
                    assertThat(logsIn(PostgresDatabases.IDENTITY_ROLE, passwords.identity()))
                            .isTrue();
                    assertThat(logsIn(PostgresDatabases.APP_ROLE, passwords.app()))
                            .isTrue();
                    assertThat(logsIn(PostgresDatabases.BOARD_ROLE, passwords.board()))
                            .isTrue();
                    for (var role : List.of(
                            PostgresDatabases.SUPERUSER,
                            PostgresDatabases.ROLE,
                            PostgresDatabases.IDENTITY_ROLE,
                            PostgresDatabases.APP_ROLE,
                            PostgresDatabases.BOARD_ROLE)) {
                        assertThat(logsIn(role, ""))
                                .as(role + " without a password")
                                .isFalse();
                        assertThat(logsIn(role, "wrong")).isFalse();
                    }
                    assertThat(single("SELECT one FROM kept", passwords.liftline()))
                            .isEqualTo("1");
                } finally {
                    protectedServer.stop();
                }
            }
        }
        FileTree.delete(data());
    }

    private boolean logsIn(String role, String password) {
        try (var connection = DriverManager.getConnection(url(), role, password)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void namesAPortInUse() throws Exception {
        try (var taken = new ServerSocket(port, 1, Ports.LOOPBACK)) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(postgres::start)
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Port " + port + ", which PostgreSQL needs, is taken by ");
        }
    }

    @Test
    void rejectsADirectoryThatIsNotADataDirectory() throws Exception {
        Path other = Files.createDirectories(directory.resolve("other"));

        assertThatThrownBy(process(other)::start)
                .isInstanceOf(StartException.class)
                .hasMessageContaining("is not a PostgreSQL data directory")
                .hasMessageContaining("./liftline reset");
    }

    @Test
    void reportsADamagedDataDirectoryWithTheReason() throws Exception {
        postgres.start();
        postgres.stop();
        Path control = data().resolve("global/pg_control");
        byte[] intact = Files.readAllBytes(control);
        Files.writeString(control, "damaged");
        try {
            assertThatThrownBy(postgres::start)
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("pg_control")
                    .hasMessageContaining("./liftline reset")
                    .hasMessageContaining("postgres.log");
            assertThat(postgres.isRunning()).isFalse();
        } finally {
            Files.write(control, intact);
        }
    }

    private ManagedProcess process(Path data) {
        return Postgres.process(data, directory.resolve("postgres.log"), port);
    }

    private static Path data() {
        return directory.resolve("postgres");
    }

    private String url() {
        return new PostgresDatabases(port).url("liftline");
    }

    private void update(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(), PostgresDatabases.ROLE, "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String single(String sql) throws SQLException {
        return single(sql, "");
    }

    private String single(String sql, String password) throws SQLException {
        try (var connection = DriverManager.getConnection(url(), PostgresDatabases.ROLE, password);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
