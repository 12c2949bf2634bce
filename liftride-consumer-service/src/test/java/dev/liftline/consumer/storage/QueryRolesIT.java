package dev.liftline.consumer.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.testkit.servers.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** What the roles of the query service's pools may do, whether the schema or the roles are there first. */
class QueryRolesIT {

    private static final String APP = "liftline_app";
    private static final String BOARD = "liftline_board";

    /** The SQL state of a missing privilege. */
    private static final String DENIED = "42501";

    private String url = "";

    @BeforeEach
    void createDatabase() {
        TestServers.postgres().start();
        url = TestServers.newDatabase();
    }

    @ParameterizedTest
    @ValueSource(strings = {APP, BOARD})
    void rolesThatAreThereFirstReadRidesAndRegisterSeasons(String role) throws Exception {
        runScript();
        migrate();

        assertReadsRidesAndRegistersSeasons(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {APP, BOARD})
    void rolesThatAreThereLaterDoToo(String role) throws Exception {
        migrate();
        // As if they had not been there: no grant of the migration is left.
        as("postgres", "DROP OWNED BY liftline_app, liftline_board");
        assertThat(failure(role, "SELECT * FROM skier_day")).isEqualTo(DENIED);

        runScript();
        runScript();

        assertReadsRidesAndRegistersSeasons(role);
        as("liftline", "CREATE TABLE of_a_later_release (id integer)");
        as(role, "SELECT * FROM of_a_later_release");
    }

    /** The script grants all tables each time, also those that migrations took away in between. */
    @Test
    void noRunOfTheScriptShowsWhoIsBehindAPseudonymOrWhoLookedForWhom() throws Exception {
        runScript();
        migrate();
        assertNeitherReadsErasuresOrSearches();

        runScript();

        assertNeitherReadsErasuresOrSearches();
        as("liftline", "GRANT SELECT ON erasure, audit_last_lift TO liftline_app, liftline_board");
        runScript();
        assertNeitherReadsErasuresOrSearches();
    }

    private void assertNeitherReadsErasuresOrSearches() throws SQLException {
        for (String role : new String[] {APP, BOARD}) {
            for (String table : new String[] {"erasure", "audit_last_lift"}) {
                assertThat(failure(role, "SELECT * FROM " + table))
                        .as(role + " " + table)
                        .isEqualTo(DENIED);
            }
            assertThat(failure(role, "INSERT INTO erasure (skier_id) VALUES (1)"))
                    .as(role)
                    .isEqualTo(DENIED);
        }
        String search = """
                INSERT INTO audit_last_lift (skier_id, resort_id, actor, reason, address)
                VALUES (1, 1, 'operator:night', 'missing', '127.0.0.1')
                """;
        as(BOARD, search);
        assertThat(failure(APP, search)).isEqualTo(DENIED);
        assertThat(failure(BOARD, search.replace("(skier_id", "(at, skier_id").replace("(1,", "('2020-01-01', 1,")))
                .isEqualTo(DENIED);
    }

    @Test
    void onlyTheAppReadsNicknames() throws Exception {
        migrate();
        as("liftline", "CREATE SCHEMA identity");
        as("liftline", "CREATE TABLE identity.account (skier_id integer, nickname text)");
        as("liftline", "CREATE VIEW identity.shared_skier AS SELECT skier_id, nickname FROM identity.account");

        runScript();

        as(APP, "SELECT * FROM identity.shared_skier");
        assertThat(failure(APP, "SELECT * FROM identity.account")).isEqualTo(DENIED);
        assertThat(failure(BOARD, "SELECT * FROM identity.shared_skier")).isEqualTo(DENIED);
    }

    @Test
    void aRoleGetsThePasswordOfItsSetting() throws Exception {
        try (Connection superuser = DriverManager.getConnection(url, "postgres", "");
                Statement statement = superuser.createStatement()) {
            statement.execute("SET liftline.app_password = 'pass''word'");
            statement.execute("SET liftline.board_password = ''");
            statement.execute(script());
            try (ResultSet rows = statement.executeQuery("""
                    SELECT string_agg(rolname, ' ') FROM pg_authid
                    WHERE rolname IN ('liftline_app', 'liftline_board') AND rolpassword IS NOT NULL
                    """)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(APP);
            } finally {
                statement.execute("ALTER ROLE liftline_app PASSWORD NULL");
            }
        }
    }

    private void assertReadsRidesAndRegistersSeasons(String role) throws SQLException {
        as("liftline", "CREATE TABLE lift_ride_2026 PARTITION OF lift_ride FOR VALUES IN (2026)");
        for (String table : new String[] {"resort", "season", "lift", "lift_ride", "skier_day", "lift_hour"}) {
            as(role, "SELECT * FROM " + table);
        }
        as(role, "INSERT INTO season (resort_id, season_id) VALUES (1, 2027) ON CONFLICT DO NOTHING");
        assertThat(failure(role, "INSERT INTO resort (resort_id, name) VALUES (56, 'x')"))
                .isEqualTo(DENIED);
        assertThat(failure(role, "DELETE FROM season")).isEqualTo(DENIED);
        assertThat(failure(role, "UPDATE skier_day SET rides = 0")).isEqualTo(DENIED);
        assertThat(failure(role, "CREATE TABLE own (id integer)")).isEqualTo(DENIED);
        assertThat(failure(role, "SELECT lo_create(0)")).isEqualTo(DENIED);
    }

    private void migrate() {
        Flyway.configure().dataSource(url, "liftline", "").load().migrate();
    }

    private void runScript() throws Exception {
        as("postgres", script());
    }

    private static String script() throws IOException {
        return new ClassPathResource("db/query-roles.sql").getContentAsString(StandardCharsets.UTF_8);
    }

    private void as(String role, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, role, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The SQL state. */
    private String failure(String role, String sql) {
        try {
            as(role, sql);
            return "none";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
