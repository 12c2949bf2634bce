package dev.liftline.drills;

import dev.liftline.drills.clients.Second;
import java.util.List;

/** When clients had what they are used to again. */
final class Recovery {

    /** So many good seconds in a row. */
    private static final int GOOD = 3;

    private Recovery() {}

    /** Whether the latest seconds were good, {@link #GOOD} of them. */
    static boolean isSteady(List<Second> seconds, long usualLag) {
        return seconds.size() >= GOOD && after(seconds.size() - GOOD, seconds, usualLag) == 0;
    }

    /** How many seconds more was waiting to be stored than usual, or nobody could tell. */
    static int behind(int since, List<Second> seconds, long usualLag) {
        return (int) seconds.stream()
                .filter(second -> second.second() >= since)
                .filter(second -> second.lag() < 0 || second.lag() > usualLag)
                .count();
    }

    /**
     * The first of three good seconds in a row.
     *
     * @param since the second to look from
     * @param usualLag records that may be not stored yet at any time
     * @return seconds after {@code since}, or -1 where there were none
     */
    static int after(int since, List<Second> seconds, long usualLag) {
        for (int first = since; first + GOOD <= seconds.size(); first++) {
            if (seconds.subList(first, first + GOOD).stream().allMatch(second -> second.isGood(usualLag))) {
                return first - since;
            }
        }
        return -1;
    }
}
