package dev.liftline.ingest;

import dev.liftline.model.Topics;
import dev.liftline.testkit.servers.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The records of {@code lift-rides} since this reader was opened. */
final class LiftRidesTopic implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, TestServers.kafkaBootstrap()),
            new StringDeserializer(),
            new StringDeserializer());
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> begin;

    LiftRidesTopic() {
        partitions = consumer.partitionsFor(Topics.LIFT_RIDES).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        begin = consumer.endOffsets(partitions);
    }

    /** Every record published since, in no order across partitions. */
    List<ConsumerRecord<String, String>> published() {
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        begin.forEach(consumer::seek);
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < end.getOrDefault(partition, 0L))) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
