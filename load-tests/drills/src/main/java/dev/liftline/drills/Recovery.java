package dev.liftline.drills;

import dev.liftline.drills.clients.Second;
import java.util.List;

/** Finds when clients saw normal service again. */
final class Recovery {

    /** Good seconds in a row. */
    private static final int GOOD_SECONDS = 3;

    private Recovery() {}

    /** Whether the latest seconds were good. */
    static boolean isSteady(List<Second> seconds, long usualLag) {
        return seconds.size() >= GOOD_SECONDS && after(seconds.size() - GOOD_SECONDS, seconds, usualLag) == 0;
    }

    /** Seconds in which the consumer lag exceeded its usual value or was unknown. */
    static int lagSeconds(int since, List<Second> seconds, long usualLag) {
        return (int) seconds.stream()
                .filter(second -> second.second() >= since)
                .filter(second -> second.lag() < 0 || second.lag() > usualLag)
                .count();
    }

    /**
     * Finds the first of three good seconds in a row.
     *
     * @param since the second to begin at
     * @param usualLag the consumer lag under steady load, in records
     * @return seconds after {@code since}; -1 if there are none
     */
    static int after(int since, List<Second> seconds, long usualLag) {
        for (int first = since; first + GOOD_SECONDS <= seconds.size(); first++) {
            if (seconds.subList(first, first + GOOD_SECONDS).stream().allMatch(second -> second.isGood(usualLag))) {
                return first - since;
            }
        }
        return -1;
    }
}
