package dev.liftline.consumer.deadletters;

import dev.liftline.model.Topics;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Publishes dead letters to {@code lift-rides} again, without the headers that were added. */
@Component
class DeadLetterReplay {

    private static final Set<String> ADDED_HEADERS =
            Set.of(Topics.DLT_REASON_HEADER, Topics.DLT_PARTITION_HEADER, Topics.DLT_OFFSET_HEADER);

    private final DeadLetterTopic topic;
    private final KafkaTemplate<byte[], byte[]> kafka;

    DeadLetterReplay(DeadLetterTopic topic, KafkaTemplate<byte[], byte[]> kafka) {
        this.topic = topic;
        this.kafka = kafka;
    }

    /**
     * Replays every pending dead letter that was published before the call. One replay runs at a time.
     *
     * @return the number of replayed dead letters
     * @throws KafkaException when Kafka is unavailable; the next call replays what was not acknowledged
     */
    synchronized long run() {
        AtomicLong replayed = new AtomicLong();
        try (DeadLetterReader reader = topic.open()) {
            reader.replay(letters -> {
                publish(letters);
                replayed.addAndGet(letters.size());
            });
        }
        return replayed.get();
    }

    private void publish(List<ConsumerRecord<byte[], byte[]>> letters) {
        try {
            CompletableFuture.allOf(letters.stream()
                            .map(letter -> kafka.send(original(letter)))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw new KafkaException("A dead letter could not be published again.", e.getCause());
        }
    }

    private static ProducerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> letter) {
        Headers headers = new RecordHeaders(letter.headers());
        ADDED_HEADERS.forEach(headers::remove);
        return new ProducerRecord<>(Topics.LIFT_RIDES, null, letter.key(), letter.value(), headers);
    }
}
