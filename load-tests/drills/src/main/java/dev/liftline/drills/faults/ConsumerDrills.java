package dev.liftline.drills.faults;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.model.Topics;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Drills that make consumers process records again. */
final class ConsumerDrills {

    /** The lag ends when the consumers run again and have read every record again. */
    static final Drill OFFSETS_RESET = Drill.of(
                    "offsets-reset",
                    "the consumers' offsets reset to the beginning",
                    ConsumerDrills::resetOffsets,
                    context -> context.stack().replicas(Role.CONSUMER).parallelStream()
                            .forEach(Replica::restart))
            .holding(Duration.ZERO)
            .lagging(Duration.ofMinutes(1));

    /** Consumers start and stop repeatedly, so that their group keeps rebalancing. */
    static final Drill REBALANCE_STORM = Drill.of(
                    "rebalance-storm",
                    "consumers scaled between 1 and 3 every 2 s",
                    context -> scale(context, 1),
                    context -> {
                        Thread.sleep(2_000);
                        scale(context, context.stack().replicas(Role.CONSUMER).size() == 1 ? 3 : 1);
                    },
                    context -> scale(context, 2))
            .holding(Duration.ofSeconds(24));

    /**
     * The frozen consumer keeps its locks in PostgreSQL while another consumer gets the same records. When it resumes it still holds a batch
     * of partitions that it lost. The lag is shorter than the freeze, because PostgreSQL ends the transaction and its locks.
     */
    static final Drill FROZEN_IN_TRANSACTION = Drill.of(
                    "consumer-frozen-in-transaction",
                    "SIGSTOP of a consumer during a transaction, SIGCONT after 40 s",
                    ConsumerDrills::freezeInTransaction,
                    context -> Signals.resume(firstConsumer(context)))
            .holding(Duration.ofSeconds(40))
            .lagging(Duration.ofSeconds(30));

    private static final int FREEZE_ATTEMPTS = 400;
    private static final String OPEN_TRANSACTIONS = """
            SELECT count(*) FROM pg_stat_activity
            WHERE application_name = ? AND state = 'idle in transaction' AND backend_xid IS NOT NULL
            """;

    private ConsumerDrills() {}

    private static void resetOffsets(DrillContext context) throws Exception {
        context.stack().replicas(Role.CONSUMER).parallelStream()
                .forEach(replica -> replica.process().stop());
        Map<TopicPartition, OffsetAndMetadata> beginning = IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.LIFT_RIDES, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
        try (Admin kafka = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, context.stack().kafkaBootstrap()))) {
            kafka.alterConsumerGroupOffsets(Topics.STORE_GROUP, beginning).all().get();
        }
        context.note("offsets are 0");
    }

    private static void scale(DrillContext context, int consumers) {
        context.note("consumers: " + consumers);
        context.stack().scale(Role.CONSUMER, consumers);
    }

    private static void freezeInTransaction(DrillContext context) throws SQLException, InterruptedException {
        ManagedProcess consumer = firstConsumer(context);
        Database database = Database.of(context.stack());
        for (int attempt = 1; attempt <= FREEZE_ATTEMPTS; attempt++) {
            Signals.stop(consumer);
            // Lets PostgreSQL finish the statement that was already sent.
            Thread.sleep(20);
            if (database.number(OPEN_TRANSACTIONS, consumer.name()) > 0) {
                context.note("frozen in a transaction at attempt " + attempt);
                return;
            }
            Signals.resume(consumer);
            Thread.sleep(ThreadLocalRandom.current().nextInt(5, 60));
        }
        throw new IllegalStateException("the consumer was never frozen in a transaction");
    }

    private static ManagedProcess firstConsumer(DrillContext context) {
        return context.stack().replicas(Role.CONSUMER).getFirst().process();
    }
}
