package dev.liftline.local.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisConnectionIT {

    @TempDir
    private Path directory = Path.of("");

    private final int port = Ports.reserve();
    private ManagedProcess redis = Redis.process(Path.of(""), Path.of(""), port);

    @BeforeEach
    void start() {
        redis = Redis.process(directory.resolve("redis"), directory.resolve("redis.log"), port);
        redis.start();
    }

    @AfterEach
    void kill() {
        redis.kill();
    }

    @Test
    void readsEveryKindOfReply() throws Exception {
        try (var connection = RedisConnection.open(port)) {
            assertThat(connection.send(List.of("SET", "piste", "a b\r\nü")).text())
                    .isEqualTo("OK");
            assertThat(connection.send(List.of("GET", "piste")).text()).isEqualTo("a b\r\nü");
            assertThat(connection.send(List.of("STRLEN", "piste")).text()).isEqualTo("7");
            assertThat(connection.send(List.of("GET", "other"))).isEqualTo(new RedisReply.Nothing());
            assertThat(connection.send(List.of("MGET", "other", "piste")))
                    .isEqualTo(
                            new RedisReply.Items(List.of(new RedisReply.Nothing(), new RedisReply.Text("a b\r\nü"))));
            assertThat(connection.send(List.of("SET", "piste"))).isInstanceOf(RedisReply.Failure.class);
            assertThat(connection.send(List.of("FLUSHDB")).text()).isEqualTo("OK");
            assertThat(connection.send(List.of("DBSIZE")).text()).isEqualTo("0");
        }
    }
}
