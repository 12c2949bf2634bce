package dev.liftline.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.StartException;
import dev.liftline.model.Topics;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaIT {

    private static final TopicPartition RIDES = new TopicPartition(Topics.LIFT_RIDES, 0);

    @TempDir
    private Path directory = Path.of("");

    private final int port = Ports.reserve();
    private ManagedProcess kafka = kafka(Path.of(""));

    private ManagedProcess kafka(Path data) {
        int controllerPort = Ports.reserve();
        var settings = new HashMap<>(KafkaSettings.singleBroker(port, controllerPort, List.of()));
        // Shorter than usual, because several tests kill the broker.
        settings.put("broker.session.timeout.ms", "1000");
        settings.put("broker.heartbeat.interval.ms", "200");
        return new ManagedProcess(new Kafka(
                "Kafka",
                data,
                directory.resolve("kafka.log"),
                settings,
                List.of(port, controllerPort),
                () -> List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")));
    }

    @BeforeEach
    void make() {
        kafka = kafka(directory.resolve("kafka"));
    }

    @AfterEach
    void kill() {
        kafka.kill();
    }

    @Test
    void acknowledgedRecordsSurviveAKill() throws Exception {
        kafka.start();
        createTopic();
        send(100);

        kafka.kill();
        kafka.start();

        assertThat(endOffset()).isEqualTo(100);
    }

    @Test
    void reportsADamagedDirectoryWithTheReason() throws Exception {
        var properties = directory.resolve("kafka/meta.properties");
        Files.createDirectories(properties.getParent());
        Files.writeString(properties, "version=1\nnode.id=not a number\n");

        assertThatThrownBy(kafka::start)
                .isInstanceOf(StartException.class)
                .hasMessageContaining("Kafka does not start on " + directory.resolve("kafka"))
                .hasMessageContaining("meta.properties")
                .hasMessageContaining("./liftline reset");
        assertThat(kafka.isRunning()).isFalse();
    }

    @Test
    void namesAPortInUse() throws Exception {
        try (var taken = new ServerSocket(port, 1, Ports.LOOPBACK)) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(kafka::start)
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Port " + port + ", which Kafka needs, is taken by ");
        }
    }

    private void createTopic() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
            admin.createTopics(List.of(new NewTopic(RIDES.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private void send(int records) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + port, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            var sent = IntStream.range(0, records)
                    .mapToObj(i -> producer.send(new ProducerRecord<>(RIDES.topic(), RIDES.partition(), "7", "ride")))
                    .toList();
            for (var acknowledgement : sent) {
                acknowledgement.get();
            }
        }
    }

    private long endOffset() {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + port), new StringDeserializer(), new StringDeserializer())) {
            return consumer.endOffsets(List.of(RIDES), Duration.ofSeconds(30)).getOrDefault(RIDES, -1L);
        }
    }
}
