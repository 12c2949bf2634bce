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

/** Compares the dead letters with the poison records that were written, by content: a dead letter may occur twice. */
final class DeadLetterCheck {

    private static final Duration POLL = Duration.ofMillis(200);

    private DeadLetterCheck() {}

    static CheckResult compare(String bootstrap, PoisonRecords poison) {
        return compare(deadLetters(bootstrap), poison.contents());
    }

    static CheckResult compare(Set<String> deadLetters, Set<String> poison) {
        Set<String> missing = new HashSet<>(poison);
        missing.removeAll(deadLetters);
        Set<String> unexpected = new HashSet<>(deadLetters);
        unexpected.removeAll(poison);
        String example = missing.isEmpty() && unexpected.isEmpty()
                ? ""
                : "; missing %s; not a poison record %s"
                        .formatted(
                                missing.stream().findFirst(),
                                unexpected.stream().findFirst());
        return new CheckResult(
                CheckResult.Kind.OTHER,
                "dead letters equal the poison records",
                missing.size() + unexpected.size(),
                poison.size() + " written" + example);
    }

    private static Set<String> deadLetters(String bootstrap) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.LIFT_RIDES_DLT).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Set<String> deadLetters = new HashSet<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL)
                        .forEach(deadLetter ->
                                deadLetters.add(PoisonRecords.content(deadLetter.key(), deadLetter.value())));
            }
            return deadLetters;
        }
    }
}
