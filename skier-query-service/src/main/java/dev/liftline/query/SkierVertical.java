package dev.liftline.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.liftline.model.Seasons;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * A skier's vertical for each season, summed over the resorts asked for, as the SkiDataAPI answers it.
 *
 * @param resorts one entry for each season, ascending (the field is really called so)
 */
public record SkierVertical(List<Season> resorts) {

    /**
     * The vertical of one season.
     *
     * @param totalVert metres
     */
    public record Season(@JsonProperty("seasonID") String seasonId, long totalVert) {}

    /**
     * Sums what the caller asked for.
     *
     * @param seasons the seasons to tell of; empty means every one
     */
    static SkierVertical of(List<RideStore.DayTotal> days, Set<Integer> resorts, Set<Integer> seasons) {
        TreeMap<Integer, Long> bySeason = new TreeMap<>(Comparator.naturalOrder());
        for (RideStore.DayTotal day : days) {
            if (resorts.contains(day.resortId()) && (seasons.isEmpty() || seasons.contains(day.seasonId()))) {
                bySeason.merge(day.seasonId(), day.vertical(), Long::sum);
            }
        }
        return new SkierVertical(bySeason.entrySet().stream()
                .map(season -> new Season(Seasons.text(season.getKey()), season.getValue()))
                .toList());
    }
}
