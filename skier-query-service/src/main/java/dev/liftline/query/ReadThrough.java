package dev.liftline.query;

import java.util.function.Supplier;

/** Answers a read from the cache, or loads it and fills the cache. Safe to call from any thread. */
@FunctionalInterface
public interface ReadThrough {

    /**
     * The value of {@code key}, as fresh as the last committed ride whose refresh reached the cache before this call.
     * A cache that is away costs time, never the answer.
     *
     * @param load reads the value from the database; several callers may share one call of it
     * @throws RuntimeException what {@code load} throws
     */
    VersionedJson read(Read read, String key, Supplier<VersionedJson> load);
}
