package dev.liftline.testkit.servers;

import dev.liftline.local.kafka.Kafka;
import dev.liftline.local.postgres.Postgres;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.redis.Redis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The servers as processes with data in a temporary directory. */
final class LocalServers {

    /** C1 only, because tests are short. */
    private static final List<String> BROKER_JVM =
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private LocalServers() {}

    static ServerSet start() {
        var directory = temporaryDirectory();
        int postgresPort = Ports.reserve();
        int kafkaPort = Ports.reserve();
        int redisPort = Ports.reserve();
        var postgres = Postgres.process(directory.resolve("postgres"), directory.resolve("postgres.log"), postgresPort);
        var kafka = Kafka.process(
                directory.resolve("kafka"),
                directory.resolve("kafka.log"),
                kafkaPort,
                Ports.reserve(),
                List.of(),
                () -> BROKER_JVM);
        var redis = Redis.process(directory.resolve("redis"), directory.resolve("redis.log"), redisPort);
        var processes = List.of(kafka, postgres, redis);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(processes, directory), "discard test servers"));
        CompletableFuture.allOf(processes.stream()
                        .map(process -> CompletableFuture.runAsync(process::start, LocalServers::onThread))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        return new ServerSet(server(postgres), server(kafka), server(redis), postgresPort, kafkaPort, redisPort);
    }

    private static void onThread(Runnable start) {
        Thread.ofVirtual().start(start);
    }

    private static TestServer server(ManagedProcess process) {
        return new TestServer() {
            @Override
            public void start() {
                process.start();
            }

            @Override
            public void stop() {
                process.stop();
            }

            @Override
            public void kill() {
                process.kill();
            }
        };
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("liftline-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void discard(List<ManagedProcess> processes, Path directory) {
        processes.forEach(ManagedProcess::kill);
        try {
            FileTree.delete(directory);
        } catch (IOException e) {
            System.err.println("Test data stays in " + directory + ": " + e.getMessage());
        }
    }
}
