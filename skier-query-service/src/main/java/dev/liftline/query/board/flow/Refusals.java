package dev.liftline.query.board.flow;

import java.util.Map;

/**
 * The rides of resorts' scanners that one process rejected since it started.
 *
 * @param since when it started, in seconds since 1970
 * @param byResort number of rides by resort and reason; reasons may have none
 */
public record Refusals(double since, Map<Integer, Map<String, Double>> byResort) {

    double of(int resort) {
        return byResort.getOrDefault(resort, Map.of()).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
