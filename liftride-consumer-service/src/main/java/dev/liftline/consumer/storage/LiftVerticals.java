package dev.liftline.consumer.storage;

import dev.liftline.model.Lifts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Caches the lifts' verticals in memory and reads them again when they exceed the configured age. */
@Component
class LiftVerticals {

    private static final String ALL = """
            SELECT resort_id, lift_id, vertical FROM lift
            """;

    private final JdbcTemplate jdbc;
    private final Duration maxAge;
    private volatile @Nullable Snapshot snapshot;

    LiftVerticals(JdbcTemplate jdbc, StorageProperties properties) {
        this.jdbc = jdbc;
        this.maxAge = properties.liftsMaxAge();
    }

    /** The verticals, not older than the configured age. */
    Snapshot current() {
        Snapshot current = snapshot;
        if (current == null || System.nanoTime() - current.readAt > maxAge.toNanos()) {
            current = read();
            snapshot = current;
        }
        return current;
    }

    private Snapshot read() {
        long readAt = System.nanoTime();
        Map<Lift, Integer> verticals = new HashMap<>();
        jdbc.query(ALL, row -> {
            verticals.put(new Lift(row.getInt(1), row.getInt(2)), row.getInt(3));
        });
        return new Snapshot(verticals, readAt);
    }

    private record Lift(int resortId, int liftId) {}

    /** The verticals at one moment, so that all rows of a transaction use the same. */
    static final class Snapshot {

        private final Map<Lift, Integer> verticals;
        private final long readAt;

        private Snapshot(Map<Lift, Integer> verticals, long readAt) {
            this.verticals = verticals;
            this.readAt = readAt;
        }

        /** Vertical of a lift in metres. A lift that is not registered has the default of {@link Lifts}. */
        int of(int resortId, int liftId) {
            Integer vertical = verticals.get(new Lift(resortId, liftId));
            return vertical != null ? vertical : Lifts.unregisteredVertical(liftId);
        }
    }
}
