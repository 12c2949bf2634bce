package dev.liftline.query.cache;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the connection to Redis, in the background where Redis is away at the start. Until it stands the breaker is held
 * open: otherwise each read would try to connect, one after the other. A connection that once stood mends itself.
 */
@Component
class FirstContact implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FirstContact.class);

    private static final long RETRY_MILLIS = 500;

    private final CacheConnection connection;
    private final CircuitBreaker breaker;
    private volatile boolean running;

    FirstContact(CacheConnection connection, CircuitBreaker redisBreaker) {
        this.connection = connection;
        this.breaker = redisBreaker;
    }

    @Override
    public void start() {
        running = true;
        connection.forget();
        if (!connects()) {
            breaker.transitionToForcedOpenState();
            Thread.ofVirtual().name("redis-first-contact").start(this::keepTrying);
        }
    }

    private void keepTrying() {
        try {
            while (running) {
                Thread.sleep(RETRY_MILLIS);
                if (connects()) {
                    breaker.transitionToClosedState();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean connects() {
        try {
            connection.connect();
            return true;
        } catch (RuntimeException away) {
            log.debug("Redis does not answer yet", away);
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
