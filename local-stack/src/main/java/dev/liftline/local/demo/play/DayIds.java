package dev.liftline.local.demo.play;

import dev.liftline.model.Seasons;

/**
 * The ids of a played ski day: resort, season, day and skiers.
 *
 * @param firstSkierId the id of the day's skier number 0; the others follow it
 */
public record DayIds(int resortId, int seasonId, int dayId, int firstSkierId) {

    /** The id of the day's skier {@code number}. */
    public int skierId(int number) {
        return firstSkierId + number;
    }

    String pathOfSkier(int number) {
        return "/skiers/%d/seasons/%s/days/%d/skiers/%d".formatted(resortId, season(), dayId, skierId(number));
    }

    String pathOfSkierCount() {
        return "/resorts/%d/seasons/%s/day/%d/skiers".formatted(resortId, season(), dayId);
    }

    /** The season as clients write it, four digits. */
    public String season() {
        return Seasons.text(seasonId);
    }
}
