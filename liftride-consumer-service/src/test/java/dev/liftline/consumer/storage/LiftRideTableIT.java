package dev.liftline.consumer.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.consumer.BatchDelta;
import dev.liftline.consumer.RideIdentity;
import dev.liftline.consumer.SkierDayDelta;
import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestRides;
import dev.liftline.model.LiftRide;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
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
    private final BulkCopy copy;
    private final TransactionOperations transaction;
    private final JdbcTemplate jdbc;
    private final TestRides testRides;
    private final Counter existing;
    private final Counter copied;
    private final int resort;

    LiftRideTableIT(
            @Autowired LiftRideTable table,
            @Autowired LiftVerticals verticals,
            @Autowired SeasonPartitions partitions,
            @Autowired BulkCopy copy,
            @Autowired TransactionOperations transaction,
            @Autowired JdbcTemplate jdbc,
            @Autowired TestRides testRides,
            @Autowired MeterRegistry registry) {
        this.table = table;
        this.verticals = verticals;
        this.copy = copy;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.testRides = testRides;
        this.existing = copies(registry, "existing");
        this.copied = copies(registry, "copied");
        this.resort = testRides.newResort();
        partitions.ensure(rides(1, 1).keySet());
    }

    /** These rides have no totals, which would fail other tests. */
    @AfterEach
    void delete() {
        jdbc.update("DELETE FROM lift_ride WHERE resort_id = ?", resort);
    }

    @Test
    void countsAllNewRides() {
        BatchDelta delta = insert(rides(1, 3_000));

        assertThat(delta.rides()).isEqualTo(3_000);
        assertThat(vertical(delta)).isEqualTo(3_000 * 30);
        assertThat(testRides.storedAt(resort)).isEqualTo(3_000);
    }

    @Test
    void countsOnlyTheNewRidesOfABatchWithDuplicates() {
        insert(rides(1_500, 1_600));

        BatchDelta delta = insert(rides(1, 3_000));

        assertThat(delta.rides()).isEqualTo(2_899);
        assertThat(delta.includes(identity(1_550))).isFalse();
        assertThat(delta.includes(identity(1_601))).isTrue();
        assertThat(testRides.storedAt(resort)).isEqualTo(3_000);
    }

    @Test
    void copiesBesideDuplicatesWithoutAnErrorOfPostgresql() {
        insert(rides(1, 1_000));
        double failed = existing.count();
        double before = copied.count();

        assertThat(insert(rides(901, 2_000)).rides()).isEqualTo(1_000);

        assertThat(copied.count()).isEqualTo(before + 1);
        assertThat(existing.count()).isEqualTo(failed);
    }

    @Test
    void aNewConsumerDoesNotCopyUntilItsDuplicatesEnd() {
        insert(rides(1, 1_000));
        double failed = existing.count();
        double before = copied.count();
        LiftRideTable restarted = new LiftRideTable(jdbc, copy, new RecentRides());

        assertThat(insert(restarted, rides(1, 500)).rides()).isZero();
        assertThat(insert(restarted, rides(501, 2_000)).rides()).isEqualTo(1_000);
        assertThat(insert(restarted, rides(2_001, 2_300)).rides()).isEqualTo(300);
        assertThat(copied.count()).isEqualTo(before);
        assertThat(insert(restarted, rides(2_301, 2_600)).rides()).isEqualTo(300);

        assertThat(copied.count()).isEqualTo(before + 1);
        assertThat(existing.count()).isEqualTo(failed);
    }

    @Test
    void countsNothingIfAllRidesAreDuplicates() {
        insert(rides(1, 2_000));

        assertThat(insert(rides(1, 2_000)).rides()).isZero();
        assertThat(testRides.storedAt(resort)).isEqualTo(2_000);
    }

    @Test
    void countsEachRideOnceForConcurrentConsumers() {
        List<CompletableFuture<BatchDelta>> consumers = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> insert(rides(1 + n * 1_000, 4_000 + n * 1_000))))
                .toList();

        int counted = consumers.stream()
                .map(CompletableFuture::join)
                .mapToInt(BatchDelta::rides)
                .sum();

        assertThat(counted).isEqualTo(7_000);
        assertThat(testRides.storedAt(resort)).isEqualTo(7_000);
    }

    @Test
    void doesNotCountARideThatATriggerSkips() {
        jdbc.execute("""
                CREATE FUNCTION skip_ride() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN IF NEW.skier_id = 5 AND NEW.resort_id = %d THEN RETURN NULL; END IF; RETURN NEW; END $$
                """.formatted(resort));
        jdbc.execute("CREATE TRIGGER skip_ride BEFORE INSERT ON lift_ride FOR EACH ROW EXECUTE FUNCTION skip_ride()");
        try {
            assertThat(insert(rides(1, 300)).rides()).isEqualTo(299);
            assertThat(insert(rides(301, 600)).rides()).isEqualTo(300);
        } finally {
            jdbc.execute("DROP FUNCTION skip_ride CASCADE");
        }
    }

    /** As a sharded PostgreSQL does, with 0A000; a trigger stands in for it. */
    @Test
    void triesARefusedCopyOnceAMinute() {
        Instant[] now = {Instant.EPOCH};
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        BulkCopy pausing = new BulkCopy(jdbc, new RefusedCopies(() -> now[0]), registry);
        LiftRideTable sharded = new LiftRideTable(jdbc, pausing, reliable());
        Counter rejected = registry.get("liftline.consumer.copies")
                .tag("result", "rejected")
                .counter();
        jdbc.execute("""
                CREATE FUNCTION refuse_copy() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.resort_id = %d AND current_query() LIKE 'COPY%%' THEN
                        RAISE EXCEPTION 'no COPY' USING ERRCODE = '0A000';
                    END IF;
                    RETURN NEW;
                END $$
                """.formatted(resort));
        jdbc.execute(
                "CREATE TRIGGER refuse_copy BEFORE INSERT ON lift_ride FOR EACH ROW EXECUTE FUNCTION refuse_copy()");
        try {
            for (int batch = 0; batch < 10; batch++) {
                assertThat(insert(sharded, rides(1 + batch * 200, 200 + batch * 200))
                                .rides())
                        .isEqualTo(200);
            }
            assertThat(rejected.count()).isEqualTo(1);

            now[0] = now[0].plusSeconds(60);
            assertThat(insert(sharded, rides(1_901, 2_200)).rides()).isEqualTo(200);
            assertThat(rejected.count()).isEqualTo(2);
        } finally {
            jdbc.execute("DROP FUNCTION refuse_copy CASCADE");
        }
    }

    private BatchDelta insert(SortedMap<RideIdentity, LiftRide> rides) {
        return insert(table, rides);
    }

    private BatchDelta insert(LiftRideTable table, SortedMap<RideIdentity, LiftRide> rides) {
        return transaction.execute(status -> table.insert(rides, verticals.current(), true));
    }

    private static long vertical(BatchDelta delta) {
        return delta.skierDays().values().stream()
                .mapToLong(SkierDayDelta::vertical)
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

    private static RecentRides reliable() {
        RecentRides recent = new RecentRides();
        recent.checked(true);
        return recent;
    }

    private static Counter copies(MeterRegistry registry, String result) {
        return registry.get("liftline.consumer.copies").tag("result", result).counter();
    }
}
