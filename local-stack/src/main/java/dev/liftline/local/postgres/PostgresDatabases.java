package dev.liftline.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Creates the role and databases on a PostgreSQL server that trusts connections from loopback. */
public final class PostgresDatabases {

    /** The role that owns Liftline's databases; it has no password. */
    public static final String ROLE = "liftline";

    private final int port;

    public PostgresDatabases(int port) {
        this.port = port;
    }

    /** The JDBC URL of a database. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Creates the role and the database {@code liftline} if they are missing. */
    public void ensureLiftline() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    DO $$ BEGIN
                      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'liftline') THEN
                        CREATE ROLE liftline LOGIN;
                      END IF;
                    END $$
                    """);
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = 'liftline'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE liftline OWNER liftline");
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
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database + " OWNER liftline");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres") + "?connectTimeout=2&socketTimeout=30", "postgres", "");
    }
}
