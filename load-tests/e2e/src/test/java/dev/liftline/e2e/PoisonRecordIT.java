package dev.liftline.e2e;

import static dev.liftline.e2e.stack.Gateway.skierDay;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.Gateway;
import dev.liftline.e2e.stack.GatewayResponse;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.local.load.Credentials;
import dev.liftline.model.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** A record that is no ride is set aside whole, stops nobody, and can be replayed. */
class PoisonRecordIT extends EndToEndTest {

    PoisonRecordIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void sendsAPoisonRecordToTheDeadLetterTopicAndStoresTheRecordsAfterIt() throws Exception {
        byte[] key = ("poison-" + UUID.randomUUID()).getBytes(UTF_8);
        byte[] value = {'{', '"', 't', (byte) 0xff, 0, '\n'};
        int partition = publish(key, value);

        ConsumerRecord<byte[], byte[]> letter = awaitLetters(key, 1).getFirst();

        assertThat(letter.value()).isEqualTo(value);
        assertThat(header(letter, Topics.DLT_REASON_HEADER)).isNotBlank();
        assertThat(header(letter, Topics.DLT_PARTITION_HEADER)).isEqualTo(String.valueOf(partition));
        assertThat(header(letter, Topics.DLT_OFFSET_HEADER)).matches("\\d+");
        assertThat(header(letter, "sent-by")).isEqualTo("a test");
        for (int skier = 885_001; skier <= 885_040; skier++) {
            gateway.ride(1, "2047", 1, skier, 10, 10);
        }
        for (int skier = 885_001; skier <= 885_040; skier++) {
            gateway.awaitBody(skierDay(1, "2047", 1, skier), "100");
        }
    }

    @Test
    void returnsAReplayedMalformedRecordToTheDeadLetterTopic() throws Exception {
        byte[] key = ("poison-" + UUID.randomUUID()).getBytes(UTF_8);
        publish(key, "not a ride".getBytes(UTF_8));
        awaitLetters(key, 1);

        try (Gateway consumer = new Gateway(stack.management("consumer-1"), Credentials.NONE)) {
            GatewayResponse replay = consumer.post("/actuator/deadletters", "{}", "Content-Type", "application/json");

            assertThat(replay.status()).as(replay.body()).isEqualTo(200);
            assertThat(replay.json().path("replayed").asInt()).isPositive();
        }
        assertThat(awaitLetters(key, 2)).allSatisfy(letter -> {
            assertThat(letter.value()).isEqualTo("not a ride".getBytes(UTF_8));
            assertThat(header(letter, "sent-by")).isEqualTo("a test");
        });
    }

    private int publish(byte[] key, byte[] value) throws Exception {
        Map<String, Object> properties = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafkaBootstrap(), ProducerConfig.ACKS_CONFIG, "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> poison = new ProducerRecord<>(Topics.LIFT_RIDES, key, value);
            poison.headers().add("sent-by", "a test".getBytes(UTF_8));
            RecordMetadata written = producer.send(poison).get(30, SECONDS);
            return written.partition();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> awaitLetters(byte[] key, int atLeast) {
        Map<String, Object> properties = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafkaBootstrap());
        try (KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(Topics.LIFT_RIDES_DLT).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
            await().atMost(30, SECONDS).pollInSameThread().until(() -> {
                reader.poll(Duration.ofMillis(200)).forEach(letter -> {
                    if (Arrays.equals(letter.key(), key)) {
                        letters.add(letter);
                    }
                });
                return letters.size() >= atLeast;
            });
            return letters;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
