package dev.liftline.query.app;

import java.util.List;

/**
 * The first of a resort's season among the skiers who share their days.
 *
 * @param byDays the most days first, ties by skier id
 * @param byLifts the most different lifts first, ties by skier id
 */
public record Leaders(List<Score> byDays, List<Score> byLifts) {

    /** @param count days or lifts, 1 or more */
    public record Score(int skierId, long count) {}
}
