package dev.liftline.query.cache;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Connects to Redis at start-up, after some attempts in the background. Until it is connected the circuit breaker is
 * forced open: otherwise each read would try to connect, one after the other.
 */
@Component
class RedisConnector implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisConnector.class);

    private static final long RETRY_INTERVAL_MILLIS = 500;

    /**
     * In a new JVM the first connection may take longer than its timeout. A replica that is ready before it is connected sends its
     * first reads to PostgreSQL, all at once, and they slow the connector down.
     */
    private static final int FIRST_ATTEMPTS = 10;

    private static final long FIRST_RETRY_INTERVAL_MILLIS = 200;

    private final CacheConnection connection;
    private final CircuitBreaker breaker;
    private final int firstAttempts;
    private volatile boolean running;

    @Autowired
    RedisConnector(CacheConnection connection, CircuitBreaker redisBreaker) {
        this(connection, redisBreaker, FIRST_ATTEMPTS);
    }

    RedisConnector(CacheConnection connection, CircuitBreaker redisBreaker, int firstAttempts) {
        this.connection = connection;
        this.breaker = redisBreaker;
        this.firstAttempts = firstAttempts;
    }

    @Override
    public void start() {
        running = true;
        connection.reset();
        if (!connectAtStart()) {
            breaker.transitionToForcedOpenState();
            Thread.ofVirtual().name("redis-connector").start(this::retry);
        }
    }

    private boolean connectAtStart() {
        try {
            for (int attempt = 1; attempt < firstAttempts; attempt++) {
                if (connect()) {
                    return true;
                }
                Thread.sleep(FIRST_RETRY_INTERVAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return connect();
    }

    private void retry() {
        try {
            while (running) {
                Thread.sleep(RETRY_INTERVAL_MILLIS);
                if (connect()) {
                    breaker.transitionToClosedState();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean connect() {
        try {
            connection.connect();
            return true;
        } catch (RuntimeException failure) {
            log.debug("Redis is still unavailable", failure);
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
