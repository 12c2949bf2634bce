package dev.liftline.query.web.response;

import dev.liftline.model.Seasons;
import java.util.List;

/** A resort's seasons, four digits each. */
public record ResortSeasonsResponse(List<String> seasons) {

    public static ResortSeasonsResponse of(List<Integer> seasons) {
        return new ResortSeasonsResponse(seasons.stream().map(Seasons::text).toList());
    }
}
