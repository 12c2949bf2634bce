package dev.liftline.query.web.response;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.liftline.model.Seasons;
import java.util.List;
import java.util.SortedMap;

/**
 * A skier's vertical by season.
 *
 * @param resorts the seasons: the SkiDataAPI calls the field so
 */
public record SkierVerticalResponse(List<Season> resorts) {

    record Season(@JsonProperty("seasonID") String seasonId, long totalVert) {}

    public static SkierVerticalResponse of(SortedMap<Integer, Long> verticalBySeason) {
        return new SkierVerticalResponse(verticalBySeason.entrySet().stream()
                .map(season -> new Season(Seasons.text(season.getKey()), season.getValue()))
                .toList());
    }
}
