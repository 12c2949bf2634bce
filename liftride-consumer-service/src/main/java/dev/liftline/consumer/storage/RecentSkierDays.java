package dev.liftline.consumer.storage;

import dev.liftline.consumer.SkierDay;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** The skier days that this consumer stored recently. Uses at most 4 MiB. Thread-safe. */
@Component
class RecentSkierDays {

    /** At most one in eight bits is set, so about one in eight new days is wrongly reported as recent. */
    private final RecentKeys keys = new RecentKeys(24, 1_000_000);

    boolean contains(SkierDay day) {
        return keys.contains(hash(day));
    }

    /** Remembers {@code days} and forgets the oldest ones. */
    void add(Collection<SkierDay> days) {
        days.forEach(day -> keys.add(hash(day)));
    }

    boolean isReliable() {
        return keys.isReliable();
    }

    void checked(boolean complete) {
        keys.checked(complete);
    }

    private static long hash(SkierDay day) {
        long hash = RecentKeys.mix(day.skierId(), day.seasonId());
        hash = RecentKeys.mix(hash, day.resortId());
        return RecentKeys.mix(hash, day.dayId());
    }
}
