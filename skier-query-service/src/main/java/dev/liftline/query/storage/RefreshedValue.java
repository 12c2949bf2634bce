package dev.liftline.query.storage;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value in memory that is no older than a maximum age, as long as it can be read again. Safe to use from any thread.
 *
 * @param <T> the value, immutable
 */
final class RefreshedValue<T> {

    private static final Logger log = LoggerFactory.getLogger(RefreshedValue.class);

    private final String name;
    private final long maxAgeNanos;
    private final Supplier<T> source;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Snapshot<T> last;

    /** Why the last read without a value failed. */
    private volatile @Nullable RuntimeException lastFailure;

    private record Snapshot<T>(T value, long atNanos) {}

    /** @param name of the value in the log */
    RefreshedValue(String name, Duration maxAge, Supplier<T> source) {
        this.name = name;
        this.maxAgeNanos = maxAge.toNanos();
        this.source = source;
    }

    /**
     * Returns the value. From half of its maximum age on, one caller reads it again while the others get the old one. When there is none,
     * or it is too old, they wait for the one who reads and share what becomes of it.
     *
     * @throws RuntimeException what the source throws, as long as there is no value
     */
    T get() {
        RuntimeException known = lastFailure;
        Snapshot<T> current = last;
        if (current == null || ageNanos(current) >= maxAgeNanos) {
            reading.lock();
        } else if (isFresh(current) || !reading.tryLock()) {
            return current.value();
        }
        try {
            RuntimeException failure = lastFailure;
            if (last == null && failure != null && !failure.equals(known)) {
                throw failure;
            }
            return refresh();
        } finally {
            reading.unlock();
        }
    }

    private T refresh() {
        Snapshot<T> old = last;
        if (old != null && isFresh(old)) {
            return old.value();
        }
        long now = System.nanoTime();
        T value;
        try {
            value = source.get();
        } catch (RuntimeException failure) {
            if (old == null) {
                lastFailure = failure;
                throw failure;
            }
            // The old value counts as fresh again, so that an outage costs one attempt per half of the maximum age.
            log.warn("Reading {} failed, what was read before stays in use: {}", name, failure.getMessage());
            value = old.value();
        }
        last = new Snapshot<>(value, now);
        lastFailure = null;
        return value;
    }

    private boolean isFresh(Snapshot<T> read) {
        return ageNanos(read) < maxAgeNanos / 2;
    }

    private long ageNanos(Snapshot<T> read) {
        return System.nanoTime() - read.atNanos();
    }
}
