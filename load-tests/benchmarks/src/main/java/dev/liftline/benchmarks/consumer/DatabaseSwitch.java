package dev.liftline.benchmarks.consumer;

import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Switches the database that the services use by renaming databases of one server. One consumer process can thus store
 * into each database; it reconnects after a switch.
 */
final class DatabaseSwitch {

    private static final String CURRENT = "liftline";

    private final Database administration;
    private final Database current;
    private String inUse;

    /** @param name new name of the services' current database while another one is in use */
    DatabaseSwitch(Database current, String name) {
        this.current = current;
        this.administration = new Database(current.url().replaceFirst("/[^/]*$", "/postgres"), "postgres", "");
        this.inUse = name;
    }

    /** Returns the database in use. */
    Database current() {
        return current;
    }

    /** Creates database {@code name} as a copy of the one in use. */
    void copyTo(String name) throws SQLException {
        try (Connection connection = administration.connect();
                Statement statement = connection.createStatement()) {
            disconnectClients(statement);
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + CURRENT + " OWNER " + CURRENT);
            statement.execute("ALTER DATABASE " + CURRENT + " ALLOW_CONNECTIONS true");
        }
    }

    /** Switches to database {@code name}. */
    void use(String name) throws SQLException {
        if (name.equals(inUse)) {
            return;
        }
        try (Connection connection = administration.connect();
                Statement statement = connection.createStatement()) {
            disconnectClients(statement);
            statement.execute("ALTER DATABASE " + CURRENT + " RENAME TO " + inUse);
            statement.execute("ALTER DATABASE " + name + " RENAME TO " + CURRENT);
            statement.execute("ALTER DATABASE " + inUse + " ALLOW_CONNECTIONS true");
        }
        inUse = name;
    }

    private static void disconnectClients(Statement statement) throws SQLException {
        statement.execute("ALTER DATABASE " + CURRENT + " ALLOW_CONNECTIONS false");
        String clients = "FROM pg_stat_activity WHERE datname = '" + CURRENT + "'";
        boolean alone = false;
        while (!alone) {
            statement.execute("SELECT pg_terminate_backend(pid) " + clients);
            try (ResultSet rows = statement.executeQuery("SELECT count(*) = 0 " + clients)) {
                alone = rows.next() && rows.getBoolean(1);
            }
        }
    }
}
