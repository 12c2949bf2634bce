package dev.liftline.consumer.cache;

import dev.liftline.consumer.SkierDay;
import dev.liftline.consumer.SkierDayTotal;
import org.jspecify.annotations.Nullable;

/**
 * What Redis has to learn of one skier's day. Compared by identity: two that say the same at different times are two,
 * and the later one is still to be delivered when the earlier one has been.
 */
final class Refresh {

    private final SkierDay day;
    private final @Nullable SkierDayTotal total;

    private Refresh(SkierDay day, @Nullable SkierDayTotal total) {
        this.day = day;
        this.total = total;
    }

    /** The new total is known. */
    static Refresh to(SkierDayTotal total) {
        return new Refresh(total.day(), total);
    }

    /** The total is not known, so the cached one must go. */
    static Refresh unknown(SkierDay day) {
        return new Refresh(day, null);
    }

    SkierDay day() {
        return day;
    }

    /** The new total, null where it is not known. */
    @Nullable
    SkierDayTotal total() {
        return total;
    }

    /** A new refresh that does for both. An unknown total wins: nothing cached is never wrong. */
    Refresh and(Refresh later) {
        if (total == null || later.total == null) {
            return unknown(day);
        }
        return to(later.total.rides() > total.rides() ? later.total : total);
    }
}
