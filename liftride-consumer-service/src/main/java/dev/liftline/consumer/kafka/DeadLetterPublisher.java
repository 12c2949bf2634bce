package dev.liftline.consumer.kafka;

import dev.liftline.consumer.RideMetrics;
import dev.liftline.model.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.stereotype.Component;

/** Publishes rejected records to the dead-letter topic, with the reason in a header. */
@Component
class DeadLetterPublisher {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterPublisher.class);

    private static final String OMITTED =
            " Its content is too large for a dead letter; the original record has it until its retention ends.";

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final RideMetrics metrics;

    DeadLetterPublisher(KafkaTemplate<byte[], byte[]> kafka, RideMetrics metrics) {
        this.kafka = kafka;
        this.metrics = metrics;
    }

    /**
     * Returns once all in-sync replicas have every dead letter.
     *
     * @throws RuntimeException when Kafka did not acknowledge all of them; the caller may publish them again
     */
    void publish(List<RejectedRecord> rejected) {
        if (rejected.isEmpty()) {
            return;
        }
        CompletableFuture.allOf(rejected.stream().map(this::send).toArray(CompletableFuture[]::new))
                .join();
        metrics.deadLettered(rejected.size());
        RejectedRecord first = rejected.getFirst();
        log.warn(
                "Published {} records to {}; the first, partition {} offset {}: {}",
                rejected.size(),
                Topics.LIFT_RIDES_DLT,
                first.record().partition(),
                first.record().offset(),
                first.reason());
    }

    /** A record that arrived compressed may be too large for the dead-letter topic; its letter then has no content. */
    private CompletableFuture<SendResult<byte[], byte[]>> send(RejectedRecord rejected) {
        return trySend(deadLetter(rejected))
                .exceptionallyCompose(failure -> isTooLarge(failure)
                        ? trySend(letterWithoutContent(rejected))
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<SendResult<byte[], byte[]>> trySend(ProducerRecord<byte[], byte[]> letter) {
        try {
            return kafka.send(letter);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isTooLarge(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof RecordTooLargeException;
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(RejectedRecord rejected) {
        ConsumerRecord<byte[], byte[]> original = rejected.record();
        Headers headers = withPosition(new RecordHeaders(original.headers()), rejected, rejected.reason());
        return new ProducerRecord<>(Topics.LIFT_RIDES_DLT, null, original.key(), original.value(), headers);
    }

    private static ProducerRecord<byte[], byte[]> letterWithoutContent(RejectedRecord rejected) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(Topics.LIFT_RIDES_DLT, new byte[0]);
        withPosition(letter.headers(), rejected, rejected.reason() + OMITTED);
        return letter;
    }

    private static Headers withPosition(Headers headers, RejectedRecord rejected, String reason) {
        ConsumerRecord<byte[], byte[]> original = rejected.record();
        return headers.add(Topics.DLT_REASON_HEADER, utf8(reason))
                .add(Topics.DLT_PARTITION_HEADER, utf8(Integer.toString(original.partition())))
                .add(Topics.DLT_OFFSET_HEADER, utf8(Long.toString(original.offset())));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
