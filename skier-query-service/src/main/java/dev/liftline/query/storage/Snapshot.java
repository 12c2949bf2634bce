package dev.liftline.query.storage;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that is read again when it has grown old; an old one is better than none. Safe to use from any thread.
 *
 * @param <T> the value, immutable
 */
final class Snapshot<T> {

    private static final Logger log = LoggerFactory.getLogger(Snapshot.class);

    private final long maxAgeNanos;
    private final Supplier<T> source;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Taken<T> taken;

    private record Taken<T>(T value, long atNanos) {}

    Snapshot(Duration maxAge, Supplier<T> source) {
        this.maxAgeNanos = maxAge.toNanos();
        this.source = source;
    }

    /**
     * The value; one caller reads it again when it is old, the others go on with the old one meanwhile.
     *
     * @throws RuntimeException what the source throws, while there is no value yet
     */
    T get() {
        Taken<T> current = taken;
        if (current == null) {
            reading.lock();
        } else if (System.nanoTime() - current.atNanos() < maxAgeNanos || !reading.tryLock()) {
            return current.value();
        }
        try {
            return read();
        } finally {
            reading.unlock();
        }
    }

    private T read() {
        Taken<T> old = taken;
        long now = System.nanoTime();
        if (old != null && now - old.atNanos() < maxAgeNanos) {
            return old.value();
        }
        T value;
        try {
            value = source.get();
        } catch (RuntimeException failure) {
            if (old == null) {
                throw failure;
            }
            // NB: counts as fresh again, so that an outage costs one attempt for each maximum age.
            log.warn("Names could not be read again, the old ones stay: {}", failure.getMessage());
            value = old.value();
        }
        taken = new Taken<>(value, now);
        return value;
    }
}
