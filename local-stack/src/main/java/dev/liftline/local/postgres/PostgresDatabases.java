package dev.liftline.local.postgres;

import dev.liftline.local.secrets.ServerPasswords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.PGConnection;

/** Creates the roles and databases on a PostgreSQL server on loopback. */
public final class PostgresDatabases {

    /** The role that owns Liftline's databases. */
    public static final String ROLE = "liftline";

    /** The role that owns the schema {@code identity} of the database {@code liftline}. */
    public static final String IDENTITY_ROLE = "liftline_identity";

    /** The role of the query service's pool for the skier's app. */
    public static final String APP_ROLE = "liftline_app";

    /** The role of the query service's pool for the resort's board. */
    public static final String BOARD_ROLE = "liftline_board";

    /** May do everything. */
    public static final String SUPERUSER = "postgres";

    private final int port;
    private final ServerPasswords passwords;

    /** Those of a server that trusts everybody who reaches its port. */
    public PostgresDatabases(int port) {
        this(port, ServerPasswords.NONE);
    }

    /** @param passwords of its roles */
    public PostgresDatabases(int port, ServerPasswords passwords) {
        this.port = port;
        this.passwords = passwords;
    }

    /** The JDBC URL of a database. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Creates the roles, the database {@code liftline} and in it the schema {@code identity} if they are missing, and sets the roles' passwords. */
    public void ensureLiftline() throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("""
                    DO $$ BEGIN
                      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'liftline') THEN
                        CREATE ROLE liftline LOGIN;
                      END IF;
                      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'liftline_identity') THEN
                        CREATE ROLE liftline_identity LOGIN;
                      END IF;
                    END $$
                    """);
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = 'liftline'")) {
                if (!found.next()) {
                    statement.execute("CREATE DATABASE liftline OWNER liftline");
                }
            }
            if (!passwords.isNone()) {
                // The driver sends hashes: a statement that fails is logged.
                var driver = connection.unwrap(PGConnection.class);
                driver.alterUserPassword(ROLE, passwords.liftline().toCharArray(), null);
                driver.alterUserPassword(IDENTITY_ROLE, passwords.identity().toCharArray(), null);
            }
        }
        try (var connection = connect("liftline");
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS identity AUTHORIZATION liftline_identity");
            statement.execute(queryRoles());
            if (!passwords.isNone()) {
                var driver = connection.unwrap(PGConnection.class);
                driver.alterUserPassword(APP_ROLE, passwords.app().toCharArray(), null);
                driver.alterUserPassword(BOARD_ROLE, passwords.board().toCharArray(), null);
            }
        }
    }

    /** The same script that operators run, a copy of the consumer's. */
    private static String queryRoles() {
        try (var script = Objects.requireNonNull(PostgresDatabases.class.getResourceAsStream("query-roles.sql"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Creates an empty database owned by the role.
     *
     * @param database letters, digits and underscores
     */
    public void create(String database) throws SQLException {
        if (!database.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("invalid database name: " + database);
        }
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database + " OWNER liftline");
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                url(database) + "?connectTimeout=2&socketTimeout=30", SUPERUSER, passwords.superuser());
    }
}
