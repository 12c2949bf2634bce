package dev.liftline.consumer.cache;

import dev.liftline.consumer.SkierDay;
import dev.liftline.consumer.SkierDayTotal;
import org.jspecify.annotations.Nullable;

/**
 * One skier day to refresh in Redis. Instances are compared by identity: when an equal refresh is added while the first is
 * being delivered, the second must still be delivered.
 */
final class Refresh {

    private final SkierDay day;
    private final @Nullable SkierDayTotal total;

    private Refresh(SkierDay day, @Nullable SkierDayTotal total) {
        this.day = day;
        this.total = total;
    }

    /** Sets the cached total to {@code total}. */
    static Refresh to(SkierDayTotal total) {
        return new Refresh(total.day(), total);
    }

    /** Deletes the cached total because the new one is unknown. */
    static Refresh unknown(SkierDay day) {
        return new Refresh(day, null);
    }

    SkierDay day() {
        return day;
    }

    /** The new total, or null if it is unknown. */
    @Nullable
    SkierDayTotal total() {
        return total;
    }

    /** A refresh that replaces both. An unknown total wins, otherwise the higher one. */
    Refresh and(Refresh later) {
        if (total == null || later.total == null) {
            return unknown(day);
        }
        return to(later.total.rides() > total.rides() ? later.total : total);
    }
}
