package dev.liftline.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.liftline.identity.testing.IdentityEnvironment;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The script {@code identity-role.sql}. */
class DatabaseRoleIT {

    private final String url = IdentityEnvironment.newDatabase();

    @Test
    void letsTheRoleUseItsOwnSchemaOnly() throws SQLException {
        try (Connection owner = DriverManager.getConnection(url, "liftline", "");
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE skier_day (skier_id integer)");
        }
        try (Connection role = DriverManager.getConnection(url, "liftline_identity", "");
                Statement statement = role.createStatement()) {
            statement.execute("CREATE TABLE identity.own (id integer)");
            assertDenied(statement, "SELECT * FROM public.skier_day");
            assertDenied(statement, "CREATE TABLE public.own (id integer)");
            statement.execute("INSERT INTO public.erasure (skier_id) VALUES (7)");
            assertDenied(statement, "INSERT INTO public.erasure (skier_id, done_at) VALUES (7, now())");
            assertDenied(statement, "SELECT * FROM public.erasure");
            assertDenied(statement, "DELETE FROM public.erasure");
        }
        try (Connection owner = DriverManager.getConnection(url, "liftline", "");
                Statement statement = owner.createStatement()) {
            assertDenied(statement, "SELECT * FROM identity.own");
        }
    }

    @Test
    void runsAgainAndSetsThePassword() throws Exception {
        String script = new ClassPathResource("db/identity-role.sql").getContentAsString(StandardCharsets.UTF_8);
        try (Connection superuser = IdentityEnvironment.superuser(url);
                Statement statement = superuser.createStatement()) {
            statement.execute("SET liftline.identity_password = 'pass''word'");
            statement.execute(script);
            assertThat(hasPassword(statement)).isTrue();
            statement.execute("ALTER ROLE liftline_identity PASSWORD NULL");
            statement.execute("SET liftline.identity_password = ''");
            statement.execute(script);
            assertThat(hasPassword(statement)).isFalse();
        }
    }

    private static boolean hasPassword(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT rolpassword IS NOT NULL FROM pg_authid WHERE rolname = 'liftline_identity'")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void assertDenied(Statement statement, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> statement.execute(sql))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
}
