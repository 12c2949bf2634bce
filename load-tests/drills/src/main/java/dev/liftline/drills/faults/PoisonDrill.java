package dev.liftline.drills.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.model.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes poison records among the rides, on every partition. */
final class PoisonDrill {

    static final Drill DRILL = Drill.of("poison", "poison records of twelve kinds among the rides", PoisonDrill::write);

    private static final int ROUNDS = 12;
    private static final int HUGE = 900_000;
    private static final String RIDE =
            "{\"resortId\":1,\"seasonId\":%s,\"dayId\":1,\"skierId\":%s,\"liftId\":1,\"time\":%s,\"receivedAt\":\"2026-01-02T10:00:00Z\"}";

    private PoisonDrill() {}

    private static void write(DrillContext context) throws Exception {
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
                byte[] key = mark.getBytes(UTF_8);
                for (byte[] value : payloads(mark)) {
                    producer.send(new ProducerRecord<>(Topics.LIFT_RIDES, round % Topics.PARTITIONS, key, value))
                            .get();
                    context.poison().add(key, value);
                }
                Thread.sleep(400);
            }
        }
        context.note(context.poison().contents().size() + " poison records");
    }

    /**
     * One payload of each kind, each invalid in a different way.
     *
     * @param mark makes the payloads unique
     */
    private static List<byte @Nullable []> payloads(String mark) {
        List<byte @Nullable []> payloads = new ArrayList<>();
        payloads.add(("not JSON " + mark).getBytes(UTF_8));
        payloads.add(("{\"resortId\":1,\"mark\":\"" + mark).getBytes(UTF_8));
        payloads.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) mark.hashCode()});
        payloads.add(("[\"" + mark + "\"]").getBytes(UTF_8));
        payloads.add(("{\"mark\":\"" + mark + "\"}").getBytes(UTF_8));
        payloads.add(RIDE.formatted("2099", "-1", "\"" + mark + "\"").getBytes(UTF_8));
        payloads.add(RIDE.formatted("2099", "1", "99999").getBytes(UTF_8));
        payloads.add(RIDE.formatted("2099", "99999999999", "1").getBytes(UTF_8));
        payloads.add(RIDE.formatted("null", "1", "1").getBytes(UTF_8));
        payloads.add((mark + "x".repeat(HUGE)).getBytes(UTF_8));
        payloads.add(new byte[0]);
        payloads.add(null);
        return payloads;
    }
}
