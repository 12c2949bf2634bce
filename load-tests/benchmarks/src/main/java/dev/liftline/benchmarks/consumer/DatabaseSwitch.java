package dev.liftline.benchmarks.consumer;

import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.sql.SQLException;

/**
 * Switches the database that the services use by renaming databases of one server. One consumer process can thus store
 * into each database; it reconnects after a switch.
 */
final class DatabaseSwitch {

    private static final String CURRENT = "liftline";
    private static final String CLIENTS = "FROM pg_stat_activity WHERE datname = '" + CURRENT + "'";

    private final Database administration;
    private String inUse;

    /** @param name new name of the services' current database while another one is in use */
    DatabaseSwitch(Database current, String name) {
        Database superuser = current.asSuperuser();
        this.administration = new Database(
                superuser.url().replaceFirst("/[^/]*$", "/postgres"), superuser.user(), superuser.password());
        this.inUse = name;
    }

    /** Creates database {@code name} as a copy of the one in use. */
    void copyTo(String name) throws SQLException {
        disconnectClients();
        administration.execute(
                "CREATE DATABASE " + name + " TEMPLATE " + CURRENT + " OWNER " + CURRENT,
                "ALTER DATABASE " + CURRENT + " ALLOW_CONNECTIONS true");
    }

    void use(String name) throws SQLException {
        if (!name.equals(inUse)) {
            disconnectClients();
            administration.execute(
                    "ALTER DATABASE " + CURRENT + " RENAME TO " + inUse,
                    "ALTER DATABASE " + name + " RENAME TO " + CURRENT,
                    "ALTER DATABASE " + inUse + " ALLOW_CONNECTIONS true");
            inUse = name;
        }
    }

    private void disconnectClients() throws SQLException {
        administration.execute("ALTER DATABASE " + CURRENT + " ALLOW_CONNECTIONS false");
        do {
            administration.execute("SELECT pg_terminate_backend(pid) " + CLIENTS);
        } while (administration.number("SELECT count(*) " + CLIENTS) > 0);
    }
}
