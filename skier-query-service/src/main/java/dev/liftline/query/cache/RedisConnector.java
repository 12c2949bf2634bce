package dev.liftline.query.cache;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Connects to Redis at start-up, in the background if Redis is unavailable. Until it is connected the circuit breaker is
 * forced open: otherwise each read would try to connect, one after the other.
 */
@Component
class RedisConnector implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisConnector.class);

    private static final long RETRY_INTERVAL_MILLIS = 500;

    private final CacheConnection connection;
    private final CircuitBreaker breaker;
    private volatile boolean running;

    RedisConnector(CacheConnection connection, CircuitBreaker redisBreaker) {
        this.connection = connection;
        this.breaker = redisBreaker;
    }

    @Override
    public void start() {
        running = true;
        connection.reset();
        if (!connect()) {
            breaker.transitionToForcedOpenState();
            Thread.ofVirtual().name("redis-connector").start(this::retry);
        }
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
