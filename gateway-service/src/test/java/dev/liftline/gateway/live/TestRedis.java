package dev.liftline.gateway.live;

import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.redis.Redis;
import dev.liftline.local.redis.RedisConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real Redis of a test, which can be killed. */
final class TestRedis implements AutoCloseable {

    private final ManagedProcess process;
    private final int port;

    private TestRedis(Path directory) {
        port = Ports.reserve();
        process = Redis.process(directory.resolve("data"), directory.resolve("redis.log"), port);
    }

    static TestRedis start(Path directory) {
        TestRedis redis = new TestRedis(directory);
        redis.process.start();
        return redis;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    void publish(String message) {
        try (RedisConnection connection = RedisConnection.open(port)) {
            connection.send(List.of("PUBLISH", "rides", message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Publishes a message again and again. */
    void publishFor(Duration duration, String message) {
        long end = System.nanoTime() + duration.toNanos();
        try (RedisConnection connection = RedisConnection.open(port)) {
            while (System.nanoTime() < end) {
                connection.send(List.of("PUBLISH", "rides", message));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.kill();
    }

    void restart() {
        process.start();
    }

    @Override
    public void close() {
        process.kill();
        Ports.release(port);
    }
}
