package dev.liftline.local.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.wire.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class KafkaClusterIT {

    private static final List<String> JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final TopicPartition RIDES = new TopicPartition("rides", 0);

    private final List<Integer> ports = Stream.generate(Ports::free).limit(3).toList();
    private final List<Wire> wires = Stream.generate(Ports::free)
            .limit(3)
            .map(listener -> Wire.open("test → Kafka", Ports.free(), listener))
            .toList();

    @TempDir
    private Path directory = Path.of("");

    private KafkaCluster cluster = cluster(Path.of(""));

    private KafkaCluster cluster(Path data) {
        return KafkaCluster.of(
                3,
                data,
                data,
                Ports.free(),
                number -> new KafkaCluster.Address(ports.get(number - 1), List.of(entrance(wires.get(number - 1)))),
                () -> JVM);
    }

    private static ListenerSpec entrance(Wire wire) {
        return new ListenerSpec("WIRED", wire.target(), wire.port());
    }

    private void start() throws Exception {
        cluster = cluster(directory);
        CompletableFuture.allOf(Stream.concat(Stream.of(cluster.controller()), cluster.brokers().stream())
                        .map(process -> CompletableFuture.runAsync(process::start))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(RIDES.topic(), Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void kill() {
        cluster.brokers().forEach(ManagedProcess::kill);
        cluster.controller().kill();
        wires.forEach(Wire::close);
    }

    @Test
    void oneOfThreeMayDieAndTwoMayNot() throws Exception {
        start();
        send(bootstrap(), 20);
        var leader = leader();

        leader.kill();
        send(bootstrap(), 20);
        assertThat(leader()).isNotEqualTo(leader);

        var next = leader();
        var second = cluster.brokers().stream()
                .filter(broker -> broker.isRunning() && !broker.equals(next))
                .findFirst()
                .orElseThrow();
        second.kill();
        assertThatThrownBy(() -> send(bootstrap(), 1))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RetriableException.class);

        leader.start();
        second.start();
        await().atMost(30, SECONDS).until(() -> inSync() == 3);
        send(bootstrap(), 20);
        assertThat(endOffset()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void clientsOfAnEntranceComeThroughItsWireAlone() throws Exception {
        start();
        var throughTheWires = bootstrap(wires.stream().map(Wire::port).toList());
        try (var admin = Admin.create(Map.of("bootstrap.servers", throughTheWires))) {
            var nodes = admin.describeCluster().nodes().get();
            assertThat(nodes)
                    .extracting("port")
                    .containsExactlyInAnyOrderElementsOf(
                            wires.stream().map(Wire::port).toList());
        }
        send(throughTheWires, 20);

        wires.forEach(Wire::cut);
        assertThatThrownBy(() -> send(throughTheWires, 1)).hasCauseInstanceOf(RetriableException.class);
        send(bootstrap(), 1);

        wires.forEach(Wire::pass);
        send(throughTheWires, 20);
        assertThat(endOffset()).isEqualTo(41);
    }

    /** As when whoever started them dies, and the controller leaves first. */
    @Test
    void brokersWhoseControllerIsGoneLeaveAllTheSame() throws Exception {
        start();
        cluster.controller().kill();

        cluster.brokers().forEach(broker -> ProcessHandle.of(broker.pid()).ifPresent(ProcessHandle::destroy));

        await().atMost(40, SECONDS).until(() -> cluster.brokers().stream().noneMatch(ManagedProcess::isRunning));
    }

    private void send(String bootstrap, int records) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "acks",
                "all",
                "max.block.ms",
                10_000,
                "request.timeout.ms",
                3_000,
                "delivery.timeout.ms",
                30_000,
                "linger.ms",
                0);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(RIDES.topic(), RIDES.partition(), "7", "ride"))
                        .get();
            }
        }
    }

    private ManagedProcess leader() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            var leader = description(admin).leader();
            return cluster.brokers().get(leader.id() - 1);
        }
    }

    private int inSync() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            return description(admin).isr().size();
        }
    }

    private static TopicPartitionInfo description(Admin admin) throws Exception {
        return admin.describeTopics(List.of(RIDES.topic())).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .findFirst()
                .orElseThrow();
    }

    private long endOffset() {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap()), new StringDeserializer(), new StringDeserializer())) {
            return consumer.endOffsets(List.of(RIDES), Duration.ofSeconds(30)).getOrDefault(RIDES, -1L);
        }
    }

    private String bootstrap() {
        return bootstrap(ports);
    }

    private static String bootstrap(List<Integer> ports) {
        return String.join(",", ports.stream().map(port -> "127.0.0.1:" + port).toList());
    }
}
