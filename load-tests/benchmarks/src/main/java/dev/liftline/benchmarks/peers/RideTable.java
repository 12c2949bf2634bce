package dev.liftline.benchmarks.peers;

import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * A table with one row for each ride and the ride's identity as its primary key.
 *
 * @param key columns in this order: season, day, resort, skier, time, lift
 */
record RideTable(String name, List<String> key) {

    private static final String ROW = "(?, ?, ?, ?, ?, ?)";

    static final RideTable LIFTLINE = snakeCase("lift_ride");
    static final RideTable JPA = snakeCase("ride_of_jpa");
    static final RideTable CONNECT =
            new RideTable("ride_of_connect", List.of("seasonid", "dayid", "resortid", "skierid", "time", "liftid"));

    private static RideTable snakeCase(String name) {
        return new RideTable(name, List.of("season_id", "day_id", "resort_id", "skier_id", "time", "lift_id"));
    }

    /** Creates the table with the types of Liftline's, without partitions. */
    void create(Database database, String receivedAt) throws SQLException {
        database.execute("""
                CREATE TABLE %s (
                    %s timestamptz NOT NULL,
                    %s smallint NOT NULL,
                    %s smallint NOT NULL,
                    %s integer NOT NULL,
                    %s integer NOT NULL,
                    %s smallint NOT NULL,
                    %s smallint NOT NULL,
                    PRIMARY KEY (%s))
                """.formatted(
                name, receivedAt, key.get(0), key.get(1), key.get(2), key.get(3), key.get(4), key.get(5), columns()));
    }

    /** Returns how many rows a season has. */
    long rows(Database database, int season) throws SQLException {
        return database.number("SELECT count(*) FROM %s WHERE %s = ?".formatted(name, key.getFirst()), season);
    }

    /** Returns how many of the rides are stored. */
    int stored(Connection connection, int season, Collection<ReferenceRide> rides) throws SQLException {
        String sql = "SELECT count(*) FROM %s WHERE (%s) IN (%s)"
                .formatted(name, columns(), String.join(", ", Collections.nCopies(rides.size(), ROW)));
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int parameter = 0;
            for (ReferenceRide ride : rides) {
                select.setInt(++parameter, season);
                select.setInt(++parameter, ride.day());
                select.setInt(++parameter, ride.resort());
                select.setInt(++parameter, ride.skier());
                select.setInt(++parameter, ride.time());
                select.setInt(++parameter, ride.lift());
            }
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private String columns() {
        return String.join(", ", key);
    }
}
