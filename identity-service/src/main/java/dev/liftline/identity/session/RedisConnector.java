package dev.liftline.identity.session;

import dev.liftline.identity.RejectedException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Connects to Redis at the start, in the background if Redis is unavailable. Until then callers must not try: each would wait for the
 * connection attempts of all before it. Once established, the connection is restored by its client.
 */
@Component
class RedisConnector implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisConnector.class);

    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    private final RedisConnectionFactory connections;
    private volatile boolean running;
    private volatile boolean connected;

    RedisConnector(RedisConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * The result of commands.
     *
     * @throws RejectedException while Redis is unavailable
     */
    <T> T call(Supplier<T> commands) {
        if (!connected) {
            throw unavailable();
        }
        try {
            return commands.get();
        } catch (DataAccessException e) {
            throw unavailable();
        }
    }

    private static RejectedException unavailable() {
        return RejectedException.unavailable("Sessions are not available at the moment; try again shortly.");
    }

    @Override
    public void start() {
        running = true;
        connected = connect();
        if (!connected) {
            log.warn("Redis is unavailable: nobody can sign in until it is available");
            Thread.ofVirtual().name("redis-connector").start(this::retry);
        }
    }

    private void retry() {
        try {
            while (running && !connected) {
                Thread.sleep(RETRY_INTERVAL);
                connected = connect();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean connect() {
        try (RedisConnection connection = connections.getConnection()) {
            connection.ping();
            return true;
        } catch (DataAccessException e) {
            log.debug("Redis is still unavailable", e);
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
