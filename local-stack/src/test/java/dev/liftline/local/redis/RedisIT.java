package dev.liftline.local.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.StartException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisIT {

    @TempDir
    private Path directory = Path.of("");

    private final int port = Ports.reserve();
    private ManagedProcess redis = Redis.process(Path.of(""), Path.of(""), port);

    @BeforeEach
    void make() {
        redis = Redis.process(data(), directory.resolve("redis.log"), port);
    }

    @AfterEach
    void kill() {
        redis.kill();
    }

    @Test
    void writesSurviveAKill() throws IOException {
        redis.start();
        assertThat(ask("SET vertical 210")).isEqualTo("+OK");

        redis.kill();
        redis.start();

        assertThat(ask("STRLEN vertical")).isEqualTo(":3");
    }

    @Test
    void reportsADamagedAppendOnlyFileWithTheReason() throws IOException {
        redis.start();
        assertThat(ask("SET vertical 210")).isEqualTo("+OK");
        redis.stop();
        try (var files = Files.list(data().resolve("appendonlydir"))) {
            for (var file :
                    files.filter(name -> name.toString().endsWith(".aof")).toList()) {
                Files.writeString(file, "this is no log of commands");
            }
        }

        assertThatThrownBy(redis::start)
                .isInstanceOf(StartException.class)
                .hasMessageContaining("Redis does not start on " + data())
                .hasMessageContaining("Bad file format")
                .hasMessageContaining("delete that directory");
        assertThat(redis.isRunning()).isFalse();
    }

    @Test
    void sessionsAreNeverEvicted() throws IOException {
        var sessions = Redis.sessions(
                directory.resolve("redis-sessions"), directory.resolve("redis-sessions.log"), port, () -> "");
        sessions.start();
        try (var connection = RedisConnection.open(port)) {
            assertThat(sessions.name()).isEqualTo("Redis-sessions");
            assertThat(setting(connection, "maxmemory-policy")).endsWith("noeviction");
            assertThat(setting(connection, "appendonly")).endsWith("yes");
            assertThat(setting(connection, "appendfsync")).endsWith("everysec");
        } finally {
            sessions.kill();
        }
    }

    @Test
    void sessionsAskForAPasswordThatNoCommandLineShows() throws IOException {
        var sessions = Redis.sessions(
                directory.resolve("redis-sessions"), directory.resolve("redis-sessions.log"), port, () -> "a-password");
        sessions.start();
        try {
            assertThat(ask("GET a")).startsWith("-NOAUTH");
            assertThatThrownBy(() -> RedisConnection.open(port, "another"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("WRONGPASS");
            try (var connection = RedisConnection.open(port, "a-password")) {
                assertThat(connection.send(List.of("PING")).text()).isEqualTo("PONG");
            }
            assertThat(ProcessHandle.of(sessions.pid()).orElseThrow().info().commandLine())
                    .hasValueSatisfying(line -> assertThat(line).doesNotContain("a-password"));
            assertThat(Files.getPosixFilePermissions(directory.resolve("redis-sessions/redis.conf")))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        } finally {
            sessions.kill();
        }
    }

    private static String setting(RedisConnection connection, String name) throws IOException {
        return connection.send(List.of("CONFIG", "GET", name)).text();
    }

    @Test
    void namesAPortInUse() throws IOException {
        try (var taken = new ServerSocket(port, 1, Ports.LOOPBACK)) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(redis::start)
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Port " + port + ", which Redis needs, is taken by ");
        }
    }

    private Path data() {
        return directory.resolve("redis");
    }

    private String ask(String command) throws IOException {
        try (var socket = new Socket(Ports.LOOPBACK, port);
                var answers =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            return String.valueOf(answers.readLine());
        }
    }
}
