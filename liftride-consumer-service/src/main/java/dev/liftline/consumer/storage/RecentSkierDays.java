package dev.liftline.consumer.storage;

import dev.liftline.consumer.SkierDay;
import java.util.BitSet;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * Guesses which skier days have a row: those that this consumer stored recently. A wrong guess in either direction costs
 * only time. Uses at most 4 MiB. Safe for use by several threads.
 */
@Component
class RecentSkierDays {

    /** At most one in eight bits is set, so about one in eight new days is wrongly reported as recent. */
    private static final int MAX_DAYS = 1_000_000;

    private static final int BITS = 24;
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private BitSet current = new BitSet();
    private BitSet previous = new BitSet();
    private int added;

    synchronized boolean contains(SkierDay day) {
        int bit = bit(day);
        return current.get(bit) || previous.get(bit);
    }

    /** Remembers {@code days} and forgets the oldest ones. */
    synchronized void add(Collection<SkierDay> days) {
        for (SkierDay day : days) {
            int bit = bit(day);
            if (!current.get(bit)) {
                current.set(bit);
                added++;
            }
        }
        if (added > MAX_DAYS) {
            previous = current;
            current = new BitSet();
            added = 0;
        }
    }

    private static int bit(SkierDay day) {
        long hash = day.skierId();
        hash = hash * MIXER + day.seasonId();
        hash = hash * MIXER + day.resortId();
        hash = hash * MIXER + day.dayId();
        hash ^= hash >>> 32;
        return (int) ((hash * MIXER) >>> (Long.SIZE - BITS));
    }
}
