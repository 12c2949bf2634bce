package dev.liftline.consumer.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.consumer.RideIdentity;
import dev.liftline.consumer.testing.RunningConsumer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

@RunningConsumer
class SeasonPartitionsIT {

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    SeasonPartitionsIT(@Autowired JdbcTemplate jdbc, @Autowired TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void createsEachPartitionOnceForConcurrentConsumers() {
        List<RideIdentity> rides = IntStream.rangeClosed(1900, 1919)
                .mapToObj(season -> new RideIdentity(season, 1, 1, 1, 1, 1))
                .toList();

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(n ->
                                CompletableFuture.runAsync(() -> new SeasonPartitions(jdbc, transaction).ensure(rides)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(jdbc.queryForList(
                        "SELECT relname FROM pg_class JOIN pg_inherits ON inhrelid = pg_class.oid"
                                + " WHERE inhparent = 'lift_ride'::regclass AND relname LIKE 'lift_ride_19__'"
                                + " AND relname < 'lift_ride_192'",
                        String.class))
                .hasSize(20);
    }
}
