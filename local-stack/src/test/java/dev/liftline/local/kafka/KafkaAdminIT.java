package dev.liftline.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.StartException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAdminIT {

    private static final String GROUP = "readers";

    @TempDir
    private static Path directory = Path.of("");

    private static final int PORT = Ports.reserve();
    private static final String BOOTSTRAP = "127.0.0.1:" + PORT;
    private static ManagedProcess kafka = broker(Path.of(""));

    private static ManagedProcess broker(Path data) {
        int controllerPort = Ports.reserve();
        return new ManagedProcess(new Kafka(
                "Kafka",
                data,
                directory.resolve("kafka.log"),
                KafkaSettings.singleBroker(PORT, controllerPort, List.of()),
                List.of(PORT, controllerPort),
                () -> List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")));
    }

    @BeforeAll
    static void start() {
        kafka = broker(directory.resolve("kafka"));
        kafka.start();
    }

    @AfterAll
    static void kill() {
        kafka.kill();
    }

    @Test
    void showsWhatAGroupHasNotReadAndResetsItsOffsets() throws Exception {
        create("rides", 3);
        send("rides", 20);
        try (var admin = KafkaAdmin.connect(BOOTSTRAP)) {
            assertThat(admin.topics()).contains(new KafkaAdmin.Topic("rides", 3, 20, 1, 1));
            assertThat(admin.records("rides")).isEqualTo(20);
            assertThat(admin.records("no-such-topic")).isZero();
            assertThat(admin.lag(GROUP, "rides")).isEqualTo(20);
            assertThat(admin.lag(GROUP, "no-such-topic")).isZero();

            try (var reader = reader()) {
                reader.subscribe(List.of("rides"));
                int read = 0;
                while (read < 20) {
                    read += reader.poll(Duration.ofMillis(200)).count();
                }
                reader.commitSync();
                send("rides", 5);
                assertThat(admin.lag(GROUP, "rides")).isEqualTo(5);
                assertThat(admin.groups()).containsExactly(new KafkaAdmin.Group(GROUP, "Stable", 1, "rides", 5));
                assertThatThrownBy(() -> admin.resetOffsets(GROUP, "rides"))
                        .isInstanceOf(StartException.class)
                        .hasMessageStartingWith("Group readers still has members (1): stop the consumers first");
            }

            admin.resetOffsets(GROUP, "rides");

            assertThat(admin.lag(GROUP, "rides")).isEqualTo(25);
        }
    }

    @Test
    void saysThatAGroupIsUnknown() {
        try (var admin = KafkaAdmin.connect(BOOTSTRAP)) {
            assertThatThrownBy(() -> admin.resetOffsets("nobody", "rides"))
                    .isInstanceOf(StartException.class)
                    .hasMessage("There is no group nobody.");
        }
    }

    @Test
    void saysThatNoBrokerResponds() {
        assertThatThrownBy(() -> new RecordReader("127.0.0.1:" + Ports.reserve(), Duration.ofMillis(500)).last("x", 1))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("Kafka does not respond (");
    }

    @Test
    void readsTheNewestRecordsOfAllPartitions() throws Exception {
        create("letters", 2);
        send("letters", 7);

        var lines = new RecordReader(BOOTSTRAP).last("letters", 3);

        assertThat(lines).extracting(RecordReader.Line::value).containsExactly("4", "5", "6");
        assertThat(new RecordReader(BOOTSTRAP).last("letters", 100)).hasSize(7);
        assertThat(new RecordReader(BOOTSTRAP).last("no-such-topic", 3)).isEmpty();
    }

    private static void create(String topic, int partitions) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", BOOTSTRAP))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** Sends numbers, each a millisecond after the one before. */
    private static void send(String topic, int count) throws Exception {
        // Much older records would be deleted.
        long begun = System.currentTimeMillis();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BOOTSTRAP, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < count; i++) {
                producer.send(new ProducerRecord<>(topic, null, begun + i, "key-" + i, Integer.toString(i)))
                        .get();
            }
        }
    }

    private static KafkaConsumer<String, String> reader() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", BOOTSTRAP, "group.id", GROUP, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
