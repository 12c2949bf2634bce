package dev.liftline.query;

import java.util.List;

/**
 * A resort's seasons, as the SkiDataAPI lists them.
 *
 * @param seasons four digits each, ascending
 */
public record SeasonList(List<String> seasons) {}
