package dev.liftline.load.bench.ingest;

import dev.liftline.model.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The loop of Kafka's own producer perf test: one thread sends payloads without keys as fast as the producer takes them.
 * A program of its own. (Kafka's kafka-tools, which has the original, is incomplete in the repository.)
 */
final class ProducerPerformance {

    private static final int WARM_UP = 500_000;
    private static final long NANOS = 1_000_000_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<byte[]> payloads;
    private final AtomicLong acknowledged = new AtomicLong();
    private long sent;

    private ProducerPerformance(KafkaProducer<byte[], byte[]> producer, List<byte[]> payloads) {
        this.producer = producer;
        this.payloads = payloads;
    }

    /**
     * Arguments: Kafka's address, a file with a payload a line, seconds. Prints how many records were acknowledged in
     * all, and how many a second once it was warm.
     */
    static void main(String[] args) throws IOException {
        List<byte[]> payloads = Files.readAllLines(Path.of(args[1])).stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        args[0],
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        128 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            ProducerPerformance performance = new ProducerPerformance(producer, payloads);
            performance.sendWhile(() -> performance.sent < WARM_UP);
            long warm = performance.sent;
            long start = System.nanoTime();
            long end = start + Long.parseLong(args[2]) * NANOS;
            performance.sendWhile(() -> System.nanoTime() < end);
            double seconds = (System.nanoTime() - start) / (double) NANOS;
            System.out.println(performance.acknowledged + " " + (performance.sent - warm) / seconds);
        }
    }

    private void sendWhile(BooleanSupplier more) {
        while (more.getAsBoolean()) {
            byte[] payload = payloads.get((int) (sent++ % payloads.size()));
            var _ = producer.send(new ProducerRecord<>(Topics.LIFT_RIDES, payload), (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.incrementAndGet();
                }
            });
        }
        producer.flush();
    }
}
