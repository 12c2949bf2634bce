package dev.liftline.local;

import dev.liftline.local.kafka.BrokerTraining;
import dev.liftline.local.kafka.Kafka;
import dev.liftline.local.postgres.Postgres;
import dev.liftline.local.postgres.PostgresDatabases;
import dev.liftline.local.process.Part;
import dev.liftline.local.redis.Redis;
import java.util.List;
import java.util.Map;

/** PostgreSQL, Kafka and Redis of one stack. */
record Servers(Part postgres, Part kafka, Part redis, BrokerTraining brokerTraining, Map<String, String> addresses) {

    private static final List<String> BROKER_JVM = List.of(
            "-Xmx320m",
            // Or it would begin with all of it: a sixty-fourth of a large machine is more.
            "-Xms128m",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:TrimNativeHeapInterval=10000",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0");

    static Servers of(StackHome home, StackPorts ports) {
        var data = home.data();
        var logs = home.logs();
        var training = new BrokerTraining(home.apps(), logs.resolve("aot-broker.log"), BROKER_JVM);
        return new Servers(
                Postgres.part(data.resolve("postgres"), logs.resolve("postgres.log"), ports.postgres()),
                Kafka.part(
                        data.resolve("kafka"),
                        logs.resolve("kafka.log"),
                        ports.kafka(),
                        ports.kafkaController(),
                        training.jvmOptions()),
                Redis.part(data.resolve("redis"), logs.resolve("redis.log"), ports.redis()),
                training,
                Map.of(
                        "LIFTLINE_KAFKA_BOOTSTRAP",
                        "127.0.0.1:" + ports.kafka(),
                        "LIFTLINE_DB_URL",
                        new PostgresDatabases(ports.postgres()).url("liftline"),
                        "LIFTLINE_DB_USER",
                        PostgresDatabases.ROLE,
                        "LIFTLINE_DB_PASSWORD",
                        "",
                        "LIFTLINE_REDIS_URL",
                        "redis://127.0.0.1:" + ports.redis()));
    }

    /** Those that take longest to start first. */
    List<Part> parts() {
        return List.of(kafka, postgres, redis);
    }

    String address(String variable) {
        return addresses.getOrDefault(variable, "");
    }
}
