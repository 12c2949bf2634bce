package dev.liftline.consumer.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.consumer.BatchDelta;
import dev.liftline.consumer.RideIdentity;
import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestRides;
import dev.liftline.model.LiftRide;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

@RunningConsumer
class LiftRideTableIT {

    private final LiftRideTable table;
    private final LiftVerticals verticals;
    private final TransactionOperations transaction;
    private final JdbcTemplate jdbc;
    private final TestRides scene;
    private final int resort;

    LiftRideTableIT(
            @Autowired LiftRideTable table,
            @Autowired LiftVerticals verticals,
            @Autowired SeasonPartitions partitions,
            @Autowired TransactionOperations transaction,
            @Autowired JdbcTemplate jdbc,
            @Autowired TestRides scene) {
        this.table = table;
        this.verticals = verticals;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.scene = scene;
        this.resort = scene.newResort();
        partitions.ensure(rides(1, 1).keySet());
    }

    /** These rides have no totals, which other tests of the same database would find wrong. */
    @AfterEach
    void delete() {
        jdbc.update("DELETE FROM lift_ride WHERE resort_id = ?", resort);
    }

    @Test
    void ridesThatAreAllNewAllCount() {
        BatchDelta gains = insert(rides(1, 3_000));

        assertThat(gains.rides()).isEqualTo(3_000);
        assertThat(vertical(gains)).isEqualTo(3_000 * 30);
        assertThat(scene.storedAt(resort)).isEqualTo(3_000);
    }

    @Test
    void ofRidesThatArePartlyThereOnlyTheNewCount() {
        insert(rides(1_500, 1_600));

        BatchDelta gains = insert(rides(1, 3_000));

        assertThat(gains.rides()).isEqualTo(2_899);
        assertThat(gains.includes(identity(1_550))).isFalse();
        assertThat(gains.includes(identity(1_601))).isTrue();
        assertThat(scene.storedAt(resort)).isEqualTo(3_000);
    }

    @Test
    void ridesThatAreAllThereCountNothing() {
        insert(rides(1, 2_000));

        assertThat(insert(rides(1, 2_000)).rides()).isZero();
        assertThat(scene.storedAt(resort)).isEqualTo(2_000);
    }

    @Test
    void consumersThatInsertTheSameRidesAtOnceCountEachOnce() {
        List<CompletableFuture<BatchDelta>> consumers = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> insert(rides(1 + n * 1_000, 4_000 + n * 1_000))))
                .toList();

        int counted = consumers.stream()
                .map(CompletableFuture::join)
                .mapToInt(BatchDelta::rides)
                .sum();

        assertThat(counted).isEqualTo(7_000);
        assertThat(scene.storedAt(resort)).isEqualTo(7_000);
    }

    @Test
    void aRideThatATriggerLeavesOutDoesNotCount() {
        jdbc.execute("""
                CREATE FUNCTION leave_out() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN IF NEW.skier_id = 5 AND NEW.resort_id = %d THEN RETURN NULL; END IF; RETURN NEW; END $$
                """.formatted(resort));
        jdbc.execute("CREATE TRIGGER leave_out BEFORE INSERT ON lift_ride FOR EACH ROW EXECUTE FUNCTION leave_out()");
        try {
            assertThat(insert(rides(1, 10)).rides()).isEqualTo(9);
        } finally {
            jdbc.execute("DROP FUNCTION leave_out CASCADE");
        }
    }

    private BatchDelta insert(SortedMap<RideIdentity, LiftRide> rides) {
        return transaction.execute(status -> table.insert(rides, verticals.current()));
    }

    private static long vertical(BatchDelta gains) {
        return gains.skierDays().values().stream()
                .mapToLong(gain -> gain.vertical())
                .sum();
    }

    private SortedMap<RideIdentity, LiftRide> rides(int first, int last) {
        SortedMap<RideIdentity, LiftRide> rides = new TreeMap<>();
        IntStream.rangeClosed(first, last)
                .mapToObj(skier -> TestRides.ride(resort, skier, 3, 10))
                .forEach(ride -> rides.put(RideIdentity.of(ride), ride));
        return rides;
    }

    private RideIdentity identity(int skier) {
        return RideIdentity.of(TestRides.ride(resort, skier, 3, 10));
    }
}
