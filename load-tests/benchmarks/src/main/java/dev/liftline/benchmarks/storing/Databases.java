package dev.liftline.benchmarks.storing;

import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Several databases of one server that take turns in being the one that the services know. They are swapped by their names,
 * so that one and the same consumer, compiled and connected anew, stores into each.
 */
final class Databases {

    private static final String CURRENT = "liftline";

    private final Database administration;
    private final Database current;
    private String inUse;

    /** @param current the services' database, from now on called {@code name} while another has its place */
    Databases(Database current, String name) {
        this.current = current;
        this.administration = new Database(current.url().replaceFirst("/[^/]*$", "/postgres"), "postgres", "");
        this.inUse = name;
    }

    /** The one in use. */
    Database current() {
        return current;
    }

    /** Makes {@code name} as a copy of the one in use. */
    void copy(String name) throws SQLException {
        try (Connection connection = administration.connect();
                Statement statement = connection.createStatement()) {
            closeToOthers(statement);
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + CURRENT + " OWNER " + CURRENT);
            statement.execute("ALTER DATABASE " + CURRENT + " ALLOW_CONNECTIONS true");
        }
    }

    /** Puts {@code name} into use. */
    void use(String name) throws SQLException {
        if (name.equals(inUse)) {
            return;
        }
        try (Connection connection = administration.connect();
                Statement statement = connection.createStatement()) {
            closeToOthers(statement);
            statement.execute("ALTER DATABASE " + CURRENT + " RENAME TO " + inUse);
            statement.execute("ALTER DATABASE " + name + " RENAME TO " + CURRENT);
            statement.execute("ALTER DATABASE " + inUse + " ALLOW_CONNECTIONS true");
        }
        inUse = name;
    }

    private static void closeToOthers(Statement statement) throws SQLException {
        statement.execute("ALTER DATABASE " + CURRENT + " ALLOW_CONNECTIONS false");
        String others = "FROM pg_stat_activity WHERE datname = '" + CURRENT + "'";
        boolean alone = false;
        while (!alone) {
            statement.execute("SELECT pg_terminate_backend(pid) " + others);
            try (ResultSet rows = statement.executeQuery("SELECT count(*) = 0 " + others)) {
                alone = rows.next() && rows.getBoolean(1);
            }
        }
    }
}
