package dev.liftline.testkit.servers;

import dev.liftline.local.postgres.PostgresDatabases;
import dev.liftline.local.process.Ports;
import dev.liftline.local.redis.Redis;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/** The servers as containers on fixed ports, so that a restarted server keeps its port. */
final class ContainerServers {

    private ContainerServers() {}

    static ServerSet start() {
        int postgresPort = Ports.reserve();
        int kafkaPort = Ports.reserve();
        int redisPort = Ports.reserve();
        var postgres = container(Images.POSTGRES, postgresPort, 5432)
                .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
                .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*", 2));
        var kafka = container(Images.KAFKA, kafkaPort, kafkaPort)
                .withEnv(kafkaEnvironment(kafkaPort))
                .waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1));
        var redis = container(Images.REDIS, redisPort, 6379)
                .withCommand("redis-server", "--appendonly", "yes", "--databases", Integer.toString(Redis.DATABASES))
                .waitingFor(Wait.forLogMessage(".*Ready to accept connections.*", 1));
        Startables.deepStart(Stream.of(kafka, postgres, redis)).join();
        createRole(postgresPort);
        return new ServerSet(
                new ContainerServer(postgres, postgresPort),
                new ContainerServer(kafka, kafkaPort),
                new ContainerServer(redis, redisPort),
                postgresPort,
                kafkaPort,
                redisPort);
    }

    private static GenericContainer<?> container(String image, int hostPort, int port) {
        var container = new GenericContainer<>(DockerImageName.parse(image));
        container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(hostPort, port)));
        return container;
    }

    private static Map<String, String> kafkaEnvironment(int port) {
        return Map.ofEntries(
                Map.entry("KAFKA_NODE_ID", "1"),
                Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                Map.entry("KAFKA_LISTENERS", "PLAINTEXT://:%d,CONTROLLER://:9093".formatted(port)),
                Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4"),
                Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
                Map.entry("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000"));
    }

    private static void createRole(int port) {
        try {
            new PostgresDatabases(port).ensureLiftline();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL's container does not let the role be made", e);
        }
    }
}
