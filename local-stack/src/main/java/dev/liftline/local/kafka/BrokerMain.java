package dev.liftline.local.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.properties.PropertiesUtils;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The program of a Kafka process: formats the log directory once, runs the broker and prints {@link #UP}. */
final class BrokerMain {

    static final String UP = "liftline-broker: up";
    static final String FAILED = "liftline-broker: failed: ";

    // Formatting again with the same id does not change a formatted directory.
    private static final String CLUSTER_ID = "bGlmdGxpbmUtbG9jYWwtMQ";

    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

    private BrokerMain() {}

    /** Arguments: data directory, then {@code key=value} for each setting. */
    static void main(String[] args) {
        try {
            run(Path.of(args[0]), List.of(args).subList(1, args.length));
        } catch (Throwable e) {
            e.printStackTrace();
            System.out.println(FAILED + rootCause(e));
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(Path data, List<String> settings) throws Exception {
        var properties = new Properties();
        settings.stream()
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> properties.setProperty(setting[0], setting[1]));
        properties.setProperty("log.dirs", data.toString());
        var config = KafkaConfig.fromProps(properties, false);
        format(data, config.nodeId());
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(server)));
        server.startup();
        System.out.println(UP);
        server.awaitShutdown();
    }

    /** A broker asks its controller for a controlled shutdown, and waits minutes for one that is gone. */
    private static void shutDown(KafkaRaftServer server) {
        var shutdown = Thread.ofPlatform().daemon().start(() -> {
            server.shutdown();
            server.awaitShutdown();
        });
        try {
            if (!shutdown.join(SHUTDOWN_TIMEOUT)) {
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void format(Path data, int nodeId) throws Exception {
        Files.createDirectories(data);
        requireReadable(data.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME));
        new Formatter()
                .setPrintStream(System.out)
                .setClusterId(CLUSTER_ID)
                .setNodeId(nodeId)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .addDirectory(data.toString())
                .setMetadataLogDirectory(Optional.of(data.toString()))
                .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                .setIgnoreFormatted(true)
                .run();
    }

    /** Gives a better reason than the formatter, which would not find a directory. */
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

    private static String rootCause(Throwable e) {
        Throwable root = e;
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        var message = root.getMessage();
        return (message == null ? root.getClass().getSimpleName() : message).replace('\n', ' ');
    }
}
