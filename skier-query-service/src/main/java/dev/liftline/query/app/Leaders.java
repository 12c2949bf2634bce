package dev.liftline.query.app;

import java.util.List;
import java.util.SortedMap;

/**
 * Who leads a resort's season among the skiers who share their days.
 *
 * @param byDays the most days first
 * @param byLifts the most different lifts first
 */
public record Leaders(Ranking byDays, Ranking byLifts) {

    /** @param count days or lifts, 1 or more */
    public record Score(int skierId, long count) {}

    /**
     * One of both kinds.
     *
     * @param first the first skiers, ties by skier id
     * @param skiers how many skiers have each count, those who are not among the first too
     */
    public record Ranking(List<Score> first, SortedMap<Long, Integer> skiers) {

        /** How many skiers have a higher count. */
        int above(long count) {
            return skiers.tailMap(count + 1).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }
    }
}
