package dev.liftline.drills.check;

import dev.liftline.drills.plan.PoisonRecords;
import dev.liftline.model.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Compares the dead letters with the poison that was sent, by content: a letter may stand there twice. */
final class DeadLetterCheck {

    private static final Duration POLL = Duration.ofMillis(200);

    private DeadLetterCheck() {}

    static CheckResult compare(String bootstrap, PoisonRecords poison) {
        return compare(letters(bootstrap), poison.contents());
    }

    static CheckResult compare(Set<String> letters, Set<String> poison) {
        Set<String> missing = new HashSet<>(poison);
        missing.removeAll(letters);
        Set<String> others = new HashSet<>(letters);
        others.removeAll(poison);
        String example = missing.isEmpty() && others.isEmpty()
                ? ""
                : "; not set aside %s; set aside but no poison %s"
                        .formatted(missing.stream().findFirst(), others.stream().findFirst());
        return new CheckResult(
                CheckResult.Kind.OTHER,
                "dead letters are the poison",
                missing.size() + others.size(),
                poison.size() + " sent" + example);
    }

    private static Set<String> letters(String bootstrap) {
        try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(Topics.LIFT_RIDES_DLT).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            Set<String> letters = new HashSet<>();
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(POLL).forEach(letter -> letters.add(PoisonRecords.content(letter.key(), letter.value())));
            }
            return letters;
        }
    }
}
