package dev.liftline.local.postgres;

import dev.liftline.local.secrets.ServerPasswords;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Creates the roles and databases on a PostgreSQL server on loopback. */
public final class PostgresDatabases {

    /** The role that owns Liftline's databases. */
    public static final String ROLE = "liftline";

    /** The role that owns the schema {@code identity} of the database {@code liftline}. */
    public static final String IDENTITY_ROLE = "liftline_identity";

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
