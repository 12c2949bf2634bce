package dev.liftline.query.board;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Limits the queries that read every ride of a day or every day of a season, so that they leave PostgreSQL to the others. Thread-safe.
 */
@Component
class HeavyQueries {

    private final Semaphore permits;
    private final Counter rejected;

    HeavyQueries(BoardProperties properties, MeterRegistry meters) {
        this.permits = new Semaphore(properties.concurrentHeavyQueries());
        this.rejected = Counter.builder("liftline.query.board.queries.rejected")
                .description("Replays and seasons that got 429, because as many as allowed were loaded")
                .register(meters);
    }

    /** @throws TooManyQueriesException at once if as many run as are allowed */
    <T> T run(Supplier<T> query) {
        if (!permits.tryAcquire()) {
            rejected.increment();
            throw new TooManyQueriesException();
        }
        try {
            return query.get();
        } finally {
            permits.release();
        }
    }
}
