package dev.liftline.consumer.storage;

import dev.liftline.consumer.SkierDay;
import java.util.BitSet;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * A hint which skiers' days have a row already: those that this consumer met lately. It may err either way, which costs
 * time and nothing else. 4 MiB at most. Safe to use from several threads.
 */
@Component
class RecentSkierDays {

    /** At most one in eight bits is set, so about one in eight days that were never met is taken for known. */
    private static final int MOST = 1_000_000;

    private static final int BITS = 24;
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private BitSet now = new BitSet();
    private BitSet before = new BitSet();
    private int added;

    synchronized boolean contains(SkierDay day) {
        int bit = bit(day);
        return now.get(bit) || before.get(bit);
    }

    /** Takes note of {@code days}. What was noted longest ago is forgotten in time. */
    synchronized void add(Collection<SkierDay> days) {
        for (SkierDay day : days) {
            int bit = bit(day);
            if (!now.get(bit)) {
                now.set(bit);
                added++;
            }
        }
        if (added > MOST) {
            before = now;
            now = new BitSet();
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
