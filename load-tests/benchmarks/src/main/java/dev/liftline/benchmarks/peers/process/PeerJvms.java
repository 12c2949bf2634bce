package dev.liftline.benchmarks.peers.process;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.UnavailableException;
import dev.liftline.local.LocalStack;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.replica.HttpProbe;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.load.GatewayCheck;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Starts the peers that are JVMs, connected to the servers of a stack. */
public final class PeerJvms {

    /** The settings of Kafka's {@code connect-standalone.sh} and {@code kafka-run-class.sh}. */
    private static final List<String> CONNECT_OPTIONS = List.of(
            "-Xms256m",
            "-Xmx2g",
            "-XX:+UseG1GC",
            "-XX:MaxGCPauseMillis=20",
            "-XX:InitiatingHeapOccupancyPercent=35",
            "-XX:+ExplicitGCInvokesConcurrent");

    private final ClassPaths classPaths;
    private final Path directory;
    private final LocalStack stack;

    public PeerJvms(BenchmarkContext context, LocalStack stack) throws IOException {
        this.classPaths = new ClassPaths(context);
        this.directory = Files.createDirectories(context.directory().resolve("peers"));
        this.stack = stack;
    }

    /** A running peer and the version of what it runs. */
    public record Running(ManagedProcess process, String version, URI url) {}

    /**
     * Starts an application of {@code load-tests/peers}.
     *
     * @param role the service whose heap it gets
     * @param name its package and its configuration file
     */
    public Running spring(Role role, String name, String mainClass) throws IOException, UnavailableException {
        ClassPath classPath = classPaths.own();
        Database database = Database.of(stack);
        return spring(
                role,
                name,
                mainClass,
                classPath,
                "Spring Boot " + classPath.version("spring-boot"),
                Map.of(
                        "KAFKA",
                        stack.kafkaBootstrap(),
                        "DB_URL",
                        database.url(),
                        "DB_USER",
                        database.user(),
                        "DB_PASSWORD",
                        database.password(),
                        "REDIS_URL",
                        stack.redisUrl()));
    }

    /** Starts Spring Cloud Gateway in front of two backends, {@code host:port} each. */
    public Running springCloudGateway(List<String> backends) throws IOException, UnavailableException {
        classPaths.own();
        ClassPath classPath = classPaths.thirdParty("gateway").after(classPaths.classes());
        return spring(
                Role.GATEWAY,
                "gateway",
                "GatewayPeer",
                classPath,
                "%s, Spring Boot %s"
                        .formatted(
                                classPath.version("spring-cloud-gateway-server-webflux"),
                                classPath.version("spring-boot")),
                Map.of("BACKEND_1", backends.getFirst(), "BACKEND_2", backends.getLast()));
    }

    private Running spring(
            Role role,
            String name,
            String mainClass,
            ClassPath classPath,
            String version,
            Map<String, String> environment) {
        int port = Ports.reserve();
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("SERVER_PORT", Integer.toString(port));
        variables.put("SPRING_CONFIG_NAME", name);
        ManagedProcess process = new JvmPeer(
                        "spring " + name,
                        classPath,
                        JvmPeer.serviceOptions(role.heapMegabytes()),
                        List.of("dev.liftline.peers.%s.%s".formatted(name, mainClass)),
                        variables,
                        directory,
                        JvmPeer::isSpringStarted)
                .started();
        return new Running(process, version, url(port));
    }

    /** Starts Strimzi Kafka Bridge. */
    public Running bridge() throws IOException, UnavailableException {
        ClassPath classPath = classPaths.thirdParty("bridge");
        int port = Ports.reserve();
        Path configuration = write(
                "bridge.properties", Map.of("${kafka}", stack.kafkaBootstrap(), "${port}", Integer.toString(port)));
        ManagedProcess process = new JvmPeer(
                        "kafka bridge",
                        classPath,
                        JvmPeer.serviceOptions(Role.INGEST.heapMegabytes()),
                        List.of("io.strimzi.kafka.bridge.Application", "--config-file=" + configuration),
                        Map.of(),
                        directory,
                        log -> GatewayCheck.isReachable(url(port)))
                .started();
        return new Running(process, classPath.version("kafka-bridge"), url(port));
    }

    /** Starts a Kafka Connect worker with Debezium's JDBC sink. */
    public Running connect() throws IOException, UnavailableException {
        ClassPath classPath = classPaths.thirdParty("connect");
        int port = Ports.reserve();
        Database database = Database.of(stack);
        Map<String, String> values = Map.of(
                "${kafka}",
                stack.kafkaBootstrap(),
                "${port}",
                Integer.toString(port),
                "${directory}",
                directory.toString(),
                "${database}",
                database.url(),
                "${user}",
                database.user(),
                "${password}",
                database.password());
        Files.deleteIfExists(directory.resolve("connect.offsets"));
        Path worker = write("connect-worker.properties", values);
        Path sink = write("connect-sink.properties", values);
        Path logging = write("connect-log4j2.properties", values);
        URI status = URI.create(url(port) + "/connectors/lift-rides-connect/status");
        ManagedProcess process = new JvmPeer(
                        "kafka connect",
                        classPath,
                        CONNECT_OPTIONS,
                        List.of(
                                "-Dlog4j2.configurationFile=" + logging,
                                "org.apache.kafka.connect.cli.ConnectStandalone",
                                worker.toString(),
                                sink.toString()),
                        Map.of(),
                        directory,
                        log -> HttpProbe.body(status).contains("\"tasks\":[{\"id\":0,\"state\":\"RUNNING\""))
                .started();
        return new Running(
                process,
                "%s, Kafka Connect %s"
                        .formatted(classPath.version("debezium-connector-jdbc"), classPath.version("connect-runtime")),
                url(port));
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Writes a configuration file from its template among the resources. */
    private Path write(String file, Map<String, String> values) throws IOException {
        try (InputStream template = Objects.requireNonNull(PeerJvms.class.getResourceAsStream(file))) {
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace(value.getKey(), value.getValue());
            }
            return Files.writeString(directory.resolve(file), text);
        }
    }
}
