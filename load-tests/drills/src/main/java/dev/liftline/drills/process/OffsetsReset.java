package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.model.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Stops the consumers, resets their offsets to the beginning and starts them: every record is delivered again. */
final class OffsetsReset implements Drill {

    @Override
    public String name() {
        return "offsets-reset";
    }

    @Override
    public String title() {
        return "the consumers' offsets reset to the beginning";
    }

    @Override
    public Duration hold() {
        return Duration.ZERO;
    }

    /** Until the consumers run again and have read every record again. */
    @Override
    public Duration maxLagTime() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void inject(DrillContext context) throws Exception {
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

    @Override
    public void clear(DrillContext context) {
        context.stack().replicas(Role.CONSUMER).parallelStream().forEach(Replica::restart);
    }
}
