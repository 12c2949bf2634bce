package dev.liftline.drills.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.model.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes poison records of twelve kinds among the rides, on every partition. */
final class PoisonDrill implements Drill {

    private static final int ROUNDS = 12;

    @Override
    public String name() {
        return "poison";
    }

    @Override
    public String title() {
        return "poison records of twelve kinds among the rides";
    }

    @Override
    public Duration hold() {
        return Duration.ZERO;
    }

    @Override
    public void inject(DrillContext context) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        context.stack().kafkaBootstrap(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int round = 0; round < ROUNDS; round++) {
                String mark =
                        "poison-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
                for (byte[] value : PoisonPayloads.all(mark)) {
                    send(context, producer, round % Topics.PARTITIONS, mark, value);
                }
                producer.flush();
                Thread.sleep(400);
            }
        }
        context.note(context.poison().contents().size() + " poison records");
    }

    @Override
    public void clear(DrillContext context) {
        // Nothing to clear.
    }

    private static void send(
            DrillContext context,
            KafkaProducer<byte[], byte[]> producer,
            int partition,
            String mark,
            byte @Nullable [] value)
            throws Exception {
        byte[] key = mark.getBytes(UTF_8);
        producer.send(new ProducerRecord<>(Topics.LIFT_RIDES, partition, key, value))
                .get();
        context.poison().add(key, value);
    }
}
