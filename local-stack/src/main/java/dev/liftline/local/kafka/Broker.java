package dev.liftline.local.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.properties.PropertiesUtils;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The child JVM's program: formats the log directory once, runs the broker, makes the topics, says so, and leaves on SIGTERM. */
final class Broker {

    static final String UP = "liftline-broker: up";
    static final String FAILED = "liftline-broker: failed: ";

    // Formatting again with the same id leaves a formatted directory alone.
    private static final String CLUSTER_ID = "bGlmdGxpbmUtbG9jYWwtMQ";

    private static final String CONTROLLER = "CONTROLLER";

    private Broker() {}

    /** Arguments: data directory, port, controller port, then {@code topic:partitions} for each topic. */
    static void main(String[] args) {
        try {
            run(
                    Path.of(args[0]),
                    Integer.parseInt(args[1]),
                    Integer.parseInt(args[2]),
                    List.of(args).subList(3, args.length));
        } catch (Throwable e) {
            e.printStackTrace();
            System.out.println(FAILED + rootCause(e));
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(Path data, int port, int controllerPort, List<String> topics) throws Exception {
        var settings = settings(data, port, controllerPort);
        format(data);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.shutdown();
            server.awaitShutdown();
        }));
        server.startup();
        createTopics("127.0.0.1:" + port, topics);
        System.out.println(UP);
        server.awaitShutdown();
    }

    private static Properties settings(Path data, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "0"),
                Map.entry("controller.quorum.voters", "0@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER, controllerPort)),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,%s:PLAINTEXT".formatted(CONTROLLER)),
                Map.entry("log.dirs", data.toString()),
                // A misspelt topic is an error, not a new topic.
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // A consumer that was killed gives its partitions back soon where clients ask for so short a session.
                Map.entry("group.min.session.timeout.ms", "1000"),
                // The default takes 128 MB.
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304")));
        return settings;
    }

    private static void format(Path data) throws Exception {
        Files.createDirectories(data);
        requireReadable(data.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME));
        new Formatter()
                .setPrintStream(System.out)
                .setClusterId(CLUSTER_ID)
                .setNodeId(0)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .addDirectory(data.toString())
                .setMetadataLogDirectory(Optional.of(data.toString()))
                .setControllerListenerName(CONTROLLER)
                .setIgnoreFormatted(true)
                .run();
    }

    /** The formatter would only say that it found no directory. */
    private static void requireReadable(Path metaProperties) throws IOException {
        if (Files.exists(metaProperties)) {
            try {
                var _ = new MetaProperties.Builder(PropertiesUtils.readPropertiesFile(metaProperties.toString()))
                        .build();
            } catch (RuntimeException e) {
                throw new IOException(metaProperties + " is damaged: " + e.getMessage());
            }
        }
    }

    private static void createTopics(String bootstrap, Collection<String> topics) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Set<String> existing = admin.listTopics().names().get();
            var missing = topics.stream()
                    .map(topic -> topic.split(":", 2))
                    .filter(topic -> !existing.contains(topic[0]))
                    .map(topic -> new NewTopic(topic[0], Integer.parseInt(topic[1]), (short) 1))
                    .collect(Collectors.toList());
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be made", e.getCause());
        }
    }

    private static String rootCause(Throwable e) {
        Throwable root = e;
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        var message = root.getMessage();
        return (message == null ? root.getClass().getSimpleName() : message).replace('\n', ' ');
    }
}
