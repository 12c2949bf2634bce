package dev.liftline.drills.faults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.liftline.drills.proxy.FaultProxy;
import dev.liftline.local.kafka.KafkaProcesses;
import dev.liftline.local.kafka.ListenerSpec;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class KafkaClusterIT {

    private static final List<String> JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Map<String, Object> PRODUCER = Map.of(
            "acks", "all",
            "max.block.ms", 10_000,
            "request.timeout.ms", 3_000,
            "delivery.timeout.ms", 30_000,
            "linger.ms", 0);
    private static final String PROXIED = "PROXIED";
    private static final TopicPartition RIDES = new TopicPartition("rides", 0);

    private final Map<Integer, FaultProxy> proxies = new ConcurrentHashMap<>();

    @TempDir
    private Path directory = Path.of("");

    private KafkaProcesses cluster = new KafkaProcesses(List.of(), List.of());

    private List<ListenerSpec> listeners() {
        int port = Ports.reserve();
        var proxy = FaultProxy.open("test → Kafka", port);
        proxies.put(port, proxy);
        return List.of(new ListenerSpec(PROXIED, port, proxy.port()));
    }

    @BeforeEach
    void start() throws Exception {
        cluster = new KafkaCluster()
                .create(new KafkaProcesses.Setup(
                        directory, directory, Ports.reserve(), Ports.reserve(), this::listeners, () -> JVM));
        CompletableFuture.allOf(cluster.all().stream()
                        .map(process -> CompletableFuture.runAsync(process::start))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        try (var admin = admin(bootstrap())) {
            admin.createTopics(List.of(new NewTopic(RIDES.topic(), Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void kill() {
        brokers().forEach(ManagedProcess::kill);
        cluster.controllers().forEach(ManagedProcess::kill);
        proxies.values().forEach(FaultProxy::close);
    }

    private List<ManagedProcess> brokers() {
        return cluster.brokers().stream().map(KafkaProcesses.Broker::process).toList();
    }

    @Test
    void acceptsRecordsWithoutOneBrokerOfThreeAndNotWithoutTwo() throws Exception {
        send(bootstrap(), 20);
        var leader = leader();

        leader.kill();
        send(bootstrap(), 20);
        assertThat(leader()).isNotEqualTo(leader);

        var next = leader();
        var second = brokers().stream()
                .filter(broker -> broker.isRunning() && !broker.equals(next))
                .findFirst()
                .orElseThrow();
        second.kill();
        assertThatThrownBy(() -> send(bootstrap(), 1))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RetriableException.class);

        leader.start();
        second.start();
        await().atMost(30, SECONDS).until(() -> partition().isr().size() == 3);
        send(bootstrap(), 20);
        assertThat(endOffset()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void clientsOfAListenerConnectThroughItsProxyOnly() throws Exception {
        var throughTheProxies = cluster.bootstrap(PROXIED);
        try (var admin = admin(throughTheProxies)) {
            var nodes = admin.describeCluster().nodes().get();
            assertThat(nodes)
                    .extracting("port")
                    .containsExactlyInAnyOrderElementsOf(
                            proxies.values().stream().map(FaultProxy::port).toList());
        }
        send(throughTheProxies, 20);

        proxies.values().forEach(FaultProxy::cut);
        assertThatThrownBy(() -> send(throughTheProxies, 1)).hasCauseInstanceOf(RetriableException.class);
        send(bootstrap(), 1);

        proxies.values().forEach(FaultProxy::pass);
        send(throughTheProxies, 20);
        assertThat(endOffset()).isEqualTo(41);
    }

    /** The parent died, and the controller stopped before the brokers. */
    @Test
    void brokersStopOnSigtermWithoutAController() throws Exception {
        cluster.controllers().forEach(ManagedProcess::kill);

        brokers().forEach(broker -> ProcessHandle.of(broker.pid()).ifPresent(ProcessHandle::destroy));

        await().atMost(40, SECONDS).until(() -> brokers().stream().noneMatch(ManagedProcess::isRunning));
    }

    private void send(String bootstrap, int records) throws Exception {
        Map<String, Object> settings = new HashMap<>(PRODUCER);
        settings.put("bootstrap.servers", bootstrap);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(RIDES.topic(), RIDES.partition(), "7", "ride"))
                        .get();
            }
        }
    }

    private ManagedProcess leader() throws Exception {
        return brokers().get(partition().leader().id() - 1);
    }

    private TopicPartitionInfo partition() throws Exception {
        try (var admin = admin(bootstrap())) {
            return admin.describeTopics(List.of(RIDES.topic())).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Admin admin(String bootstrap) {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    private long endOffset() {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap()), new StringDeserializer(), new StringDeserializer())) {
            return consumer.endOffsets(List.of(RIDES), Duration.ofSeconds(30)).getOrDefault(RIDES, -1L);
        }
    }

    private String bootstrap() {
        return cluster.bootstrap("");
    }
}
