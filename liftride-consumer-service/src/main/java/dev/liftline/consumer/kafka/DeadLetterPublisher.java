package dev.liftline.consumer.kafka;

import dev.liftline.consumer.RideMetrics;
import dev.liftline.model.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Writes what cannot be stored to the dead-letter topic, as it came and with the reason. */
@Component
class DeadLetterPublisher {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterPublisher.class);

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final RideMetrics metrics;

    DeadLetterPublisher(KafkaTemplate<byte[], byte[]> kafka, RideMetrics metrics) {
        this.kafka = kafka;
        this.metrics = metrics;
    }

    /**
     * Returns once every letter is on all in-sync replicas.
     *
     * @throws RuntimeException when one is not; the letters may then be published again
     */
    void publish(List<RejectedRecord> letters) {
        if (letters.isEmpty()) {
            return;
        }
        CompletableFuture.allOf(letters.stream()
                        .map(letter -> kafka.send(toRecord(letter)))
                        .toArray(CompletableFuture[]::new))
                .join();
        metrics.deadLettered(letters.size());
        RejectedRecord first = letters.getFirst();
        log.warn(
                "Set aside {} records to {}; the first, partition {} offset {}: {}",
                letters.size(),
                Topics.LIFT_RIDES_DLT,
                first.record().partition(),
                first.record().offset(),
                first.reason());
    }

    private static ProducerRecord<byte[], byte[]> toRecord(RejectedRecord letter) {
        ConsumerRecord<byte[], byte[]> original = letter.record();
        Headers headers = new RecordHeaders(original.headers())
                .add(Topics.DLT_REASON_HEADER, utf8(letter.reason()))
                .add(Topics.DLT_PARTITION_HEADER, utf8(Integer.toString(original.partition())))
                .add(Topics.DLT_OFFSET_HEADER, utf8(Long.toString(original.offset())));
        return new ProducerRecord<>(Topics.LIFT_RIDES_DLT, null, original.key(), original.value(), headers);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
