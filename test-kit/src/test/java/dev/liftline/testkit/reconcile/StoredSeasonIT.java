package dev.liftline.testkit.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.RideKeys;
import dev.liftline.testkit.servers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Finds each kind of difference between acknowledged and stored rides. */
class StoredSeasonIT {

    private static final Path MIGRATIONS = Path.of("../liftride-consumer-service/src/main/resources/db/migration");
    private static final ReferenceRide FIRST = new ReferenceRide(1, 2, 3, 65, 4);
    private static final ReferenceRide SECOND = new ReferenceRide(1, 2, 3, 70, 5);

    private final Database database = new Database(TestServers.newDatabase(), "liftline", "");
    private final RideKeys acknowledged = new RideKeys(10);
    private final RideKeys givenUp = new RideKeys(10);
    private final Connection connection;

    StoredSeasonIT() throws SQLException {
        connection = DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    @BeforeEach
    void storeTwoRides() throws SQLException, IOException {
        execute(Files.readString(MIGRATIONS.resolve("V1__schema.sql")));
        execute("""
                CREATE TABLE lift_ride_2100 PARTITION OF lift_ride FOR VALUES IN (2100);
                INSERT INTO season VALUES (1, 2100);
                INSERT INTO lift_ride (received_at, season_id, resort_id, day_id, skier_id, time, lift_id, vertical)
                VALUES (now(), 2100, 1, 2, 3, 65, 4, 40), (now(), 2100, 1, 2, 3, 70, 5, 50);
                INSERT INTO skier_day (skier_id, season_id, resort_id, day_id, rides, vertical) VALUES (3, 2100, 1, 2, 2, 90);
                INSERT INTO lift_hour (resort_id, season_id, day_id, lift_id, hour, slot, rides)
                VALUES (1, 2100, 2, 4, 1, 0, 1), (1, 2100, 2, 5, 1, 7, 1);
                """);
        acknowledged.add(FIRST.key());
        acknowledged.add(SECOND.key());
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void findsNothingWhenAllRidesAreStored() throws SQLException {
        acknowledged.add(FIRST.key());

        assertThat(reconcile()).isEqualTo(new Reconciliation(2, 2, 0, 0, 0, 0)).matches(Reconciliation::isRight);
    }

    @Test
    void countsStoredRidesFromTheTotals() throws SQLException {
        try (StoredSeason season = StoredSeason.of(database, 2100)) {
            assertThat(season.rides()).isEqualTo(2);
        }
    }

    @Test
    void findsALostRide() throws SQLException {
        acknowledged.add(new ReferenceRide(1, 2, 3, 65, 5).key());

        assertThat(reconcile()).isEqualTo(new Reconciliation(3, 2, 1, 0, 0, 0)).matches(season -> !season.isRight());
    }

    @Test
    void findsAStoredRideWithoutAcknowledgement() throws SQLException {
        execute("""
                INSERT INTO lift_ride (received_at, season_id, resort_id, day_id, skier_id, time, lift_id, vertical)
                VALUES (now(), 2100, 1, 2, 3, 71, 5, 50);
                UPDATE skier_day SET rides = 3, vertical = 140;
                UPDATE lift_hour SET rides = 2 WHERE lift_id = 5;
                """);

        assertThat(reconcile()).isEqualTo(new Reconciliation(2, 3, 0, 1, 0, 0)).matches(season -> !season.isRight());
    }

    @Test
    void allowsAStoredRideAfterATimeout() throws SQLException {
        RideKeys onlyFirst = new RideKeys(1);
        onlyFirst.add(FIRST.key());
        givenUp.add(SECOND.key());

        try (StoredSeason season = StoredSeason.of(database, 2100)) {
            assertThat(season.reconcile(onlyFirst, givenUp)).matches(Reconciliation::isRight);
        }
    }

    @Test
    void findsAWrongTotal() throws SQLException {
        execute("UPDATE skier_day SET vertical = 91");

        assertThat(reconcile()).isEqualTo(new Reconciliation(2, 2, 0, 0, 1, 0)).matches(season -> !season.isRight());
    }

    @Test
    void findsAMissingLiftHour() throws SQLException {
        execute("DELETE FROM lift_hour WHERE lift_id = 5");

        assertThat(reconcile()).isEqualTo(new Reconciliation(2, 2, 0, 0, 0, 1)).matches(season -> !season.isRight());
    }

    @Test
    void choosesTheFirstUnusedSeason() throws SQLException {
        execute("INSERT INTO season VALUES (1, 9999)");

        try (StoredSeason season = StoredSeason.unused(database)) {
            assertThat(season.seasonId()).isEqualTo(2101);
            assertThat(season.rides()).isZero();
        }
    }

    private Reconciliation reconcile() throws SQLException {
        try (StoredSeason season = StoredSeason.of(database, 2100)) {
            return season.reconcile(acknowledged, givenUp);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
