package dev.liftline.query.board;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Limits the queries that read every ride of a day or every day of a season, so that they leave PostgreSQL to the others. Thread-safe.
 */
@Component
class HeavyQueries {

    /** Shorter than the lease of the reader who waits, which others wait for. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final Semaphore permits;
    private final Counter rejected;

    HeavyQueries(BoardProperties properties, MeterRegistry meters) {
        this.permits = new Semaphore(properties.concurrentHeavyQueries(), true);
        this.rejected = Counter.builder("liftline.query.board.queries.rejected")
                .description("Days, replays and seasons that got 429, because as many as allowed were loaded")
                .register(meters);
    }

    /** @throws TooManyQueriesException at once if as many run as are allowed */
    <T> T run(Supplier<T> query) {
        return run(query, Duration.ZERO);
    }

    /**
     * For what every board asks all the time: waits for its turn, before those that come later.
     *
     * @throws TooManyQueriesException after a second
     */
    <T> T runInTurn(Supplier<T> query) {
        return run(query, WAIT);
    }

    private <T> T run(Supplier<T> query, Duration wait) {
        if (!isAdmitted(wait)) {
            rejected.increment();
            throw new TooManyQueriesException();
        }
        try {
            return query.get();
        } finally {
            permits.release();
        }
    }

    private boolean isAdmitted(Duration wait) {
        try {
            return permits.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for other heavy queries", e);
        }
    }
}
