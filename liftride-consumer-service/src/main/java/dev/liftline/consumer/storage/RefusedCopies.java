package dev.liftline.consumer.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Remembers for a minute which COPY statements PostgreSQL refused, so that a table that refuses every COPY costs one attempt
 * a minute. Thread-safe.
 */
@Component
class RefusedCopies {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, Instant> refusedAt = new ConcurrentHashMap<>();

    @Autowired
    RefusedCopies() {
        this(InstantSource.system());
    }

    RefusedCopies(InstantSource clock) {
        this.clock = clock;
    }

    void add(String copy) {
        refusedAt.put(copy, clock.instant());
    }

    /** Whether {@code copy} was refused less than a minute ago. */
    boolean contains(String copy) {
        Instant last = refusedAt.get(copy);
        return last != null && clock.instant().isBefore(last.plus(PAUSE));
    }
}
