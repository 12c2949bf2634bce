package dev.liftline.consumer.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.consumer.SkierDay;
import dev.liftline.consumer.SkierDayDelta;
import dev.liftline.consumer.SkierDayTotal;
import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestRides;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
class SkierDayTableIT {

    private final JdbcTemplate jdbc;
    private final BulkCopy copy;
    private final TransactionOperations transaction;
    private final TestRides testRides;
    private final SkierDayTable table;
    private final Counter existing;
    private final Counter copied;
    private final int resort;

    SkierDayTableIT(
            @Autowired JdbcTemplate jdbc,
            @Autowired BulkCopy copy,
            @Autowired TransactionOperations transaction,
            @Autowired TestRides testRides,
            @Autowired MeterRegistry registry) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.transaction = transaction;
        this.testRides = testRides;
        this.table = consumer();
        this.existing = copies(registry, "existing");
        this.copied = copies(registry, "copied");
        this.resort = testRides.newResort();
    }

    /** These totals have no rides, which would fail other tests. */
    @AfterEach
    void delete() {
        jdbc.update("DELETE FROM skier_day WHERE resort_id = ?", resort);
    }

    @Test
    void insertsNewDays() {
        List<SkierDayTotal> totals = add(table, 1, 1_000);

        assertThat(totals).hasSize(1_000).allMatch(total -> total.rides() == 2 && total.vertical() == 70);
        assertThat(testRides.ridesInTotals(resort)).isEqualTo(2_000);
    }

    @Test
    void returnsTheTotalsOfExistingDays() {
        add(table, 1, 3);

        List<SkierDayTotal> totals = table.totals(List.of(day(2), day(3), day(4)));

        assertThat(totals)
                .containsExactlyInAnyOrder(new SkierDayTotal(day(2), 2, 70), new SkierDayTotal(day(3), 2, 70));
        assertThat(table.totals(List.of())).isEmpty();
    }

    @Test
    void addsToExistingDaysAndInsertsNewOnes() {
        add(table, 1, 300);

        List<SkierDayTotal> totals = add(table, 201, 1_000);

        assertThat(totals).hasSize(800);
        for (SkierDayTotal total : totals) {
            assertThat(total.rides()).isEqualTo(total.day().skierId() <= 300 ? 4 : 2);
            assertThat(total.vertical()).isEqualTo(total.rides() * 35L);
        }
        assertThat(testRides.ridesInTotals(resort)).isEqualTo(2_200);
    }

    @Test
    void addsToDaysThatAnotherConsumerInserted() {
        add(consumer(), 1_000, 1_000);
        double failed = existing.count();
        double before = copied.count();

        List<SkierDayTotal> totals = add(table, 1, 1_000);

        assertThat(totals)
                .hasSize(1_000)
                .filteredOn(total -> total.rides() == 4)
                .hasSize(1);
        assertThat(testRides.ridesInTotals(resort)).isEqualTo(2_002);
        assertThat(copied.count()).isEqualTo(before + 1);
        assertThat(existing.count()).isEqualTo(failed);
    }

    @Test
    void sumsConcurrentAdditionsToTheSameDays() {
        List<CompletableFuture<List<SkierDayTotal>>> consumers = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> add(consumer(), 1, 2_000)))
                .toList();

        assertThat(consumers.stream().flatMap(each -> each.join().stream()))
                .filteredOn(total -> total.rides() == 8)
                .hasSize(2_000);
        assertThat(testRides.ridesInTotals(resort)).isEqualTo(16_000);
    }

    private SkierDayTable consumer() {
        return new SkierDayTable(jdbc, copy, new RecentSkierDays());
    }

    private SkierDay day(int skier) {
        return new SkierDay(skier, 2025, resort, 7);
    }

    private List<SkierDayTotal> add(SkierDayTable to, int first, int last) {
        SortedMap<SkierDay, SkierDayDelta> deltas = new TreeMap<>();
        IntStream.rangeClosed(first, last).forEach(skier -> deltas.put(day(skier), new SkierDayDelta(2, 70)));
        return transaction.execute(status -> to.add(deltas, true));
    }

    private static Counter copies(MeterRegistry registry, String result) {
        return registry.get("liftline.consumer.copies").tag("result", result).counter();
    }
}
