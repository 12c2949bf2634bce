package dev.liftline.local.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.local.kafka.Kafka;
import dev.liftline.local.postgres.Postgres;
import dev.liftline.local.process.Commands;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.redis.Redis;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is frozen still accepts connections, but does not respond. */
class ServerProbeIT {

    private final int port = Ports.reserve();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void tellsAFrozenPostgres() {
        tellsFrozen(
                ServerProbe.POSTGRESQL,
                Postgres.process(directory.resolve("data"), directory.resolve("postgres.log"), port));
    }

    @Test
    void tellsAFrozenKafka() {
        tellsFrozen(
                ServerProbe.KAFKA,
                Kafka.process(
                        directory.resolve("data"),
                        directory.resolve("kafka.log"),
                        port,
                        Ports.reserve(),
                        List.of(),
                        List::of));
    }

    @Test
    void tellsAFrozenRedis() {
        tellsFrozen(ServerProbe.REDIS, Redis.process(directory.resolve("data"), directory.resolve("redis.log"), port));
    }

    @Test
    void tellsAFrozenRedisOfSessions() {
        tellsFrozen(
                ServerProbe.REDIS_SESSIONS,
                Redis.sessions(directory.resolve("data"), directory.resolve("redis-sessions.log"), port, () -> ""));
    }

    private void tellsFrozen(ServerProbe probe, ManagedProcess process) {
        process.start();
        try {
            assertThat(process.isReady()).isTrue();
            assertThat(process.startedAt()).isPresent();
            assertThat(probe.responds(port)).isTrue();
            signal(process, "-STOP");
            assertThat(probe.responds(port)).isFalse();
            signal(process, "-CONT");
        } finally {
            process.kill();
        }
        assertThat(process.isReady()).isFalse();
        assertThat(probe.responds(port)).isFalse();
    }

    private static void signal(ManagedProcess process, String signal) {
        assertThat(Commands.succeeds("kill", signal, Long.toString(process.pid())))
                .isTrue();
    }
}
