package dev.liftline.testkit.servers;

import dev.liftline.local.postgres.PostgresDatabases;
import dev.liftline.local.redis.Redis;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real servers of this test JVM. They start in parallel on first use and end with the JVM; their data is deleted.
 *
 * <p>They are local-stack's processes, or containers with {@code -Dliftline.servers=containers} or if a Docker engine already has the
 * images. {@code -Dliftline.servers=local} does not ask the engine.
 */
public final class TestServers {

    private static final CompletableFuture<ServerSet> SERVERS = CompletableFuture.supplyAsync(ServerSet::start);

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    private TestServers() {}

    public static TestServer postgres() {
        return servers().postgres();
    }

    public static TestServer kafka() {
        return servers().kafka();
    }

    public static TestServer redis() {
        return servers().redis();
    }

    /** {@code host:port} of the broker. */
    public static String kafkaBootstrap() {
        return "127.0.0.1:" + servers().kafkaPort();
    }

    /** Makes an empty database that the role {@code liftline} (no password) owns; returns its JDBC address. */
    public static String newDatabase() {
        var databases = new PostgresDatabases(servers().postgresPort());
        var name = "test_%d_%d".formatted(ProcessHandle.current().pid(), CONTEXTS.incrementAndGet());
        try {
            databases.create(name);
        } catch (SQLException e) {
            throw new IllegalStateException("the test database cannot be made", e);
        }
        return databases.url(name);
    }

    /** The address of a Redis database that was not returned before in this JVM. */
    public static String newRedisDatabase() {
        return "redis://127.0.0.1:%d/%d".formatted(servers().redisPort(), CONTEXTS.incrementAndGet() % Redis.DATABASES);
    }

    private static ServerSet servers() {
        return SERVERS.join();
    }
}
