package dev.liftline.local.demo.play;

import dev.liftline.model.RideField;
import java.util.stream.IntStream;

/** Finds a day and skier ids that no ride was stored for, so that a played day can be checked to the metre. */
public final class UnusedDayFinder {

    private static final int SKIER_RANGE = 100_000;

    private final GatewayClient gateway;

    /** Asks {@code gateway}. */
    public UnusedDayFinder(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /**
     * The first day of the season on which the resort counts no skier; where every day has some, the last day with the
     * first free range of skier ids.
     *
     * @param skiers how many skiers will come, at most 100,000
     */
    public DayIds find(int resortId, int seasonId, int skiers) {
        return IntStream.rangeClosed(RideField.DAY_ID.min(), RideField.DAY_ID.max())
                .mapToObj(day -> new DayIds(resortId, seasonId, day, 1))
                .filter(venue -> gateway.skiersAt(venue) == 0)
                .findFirst()
                .orElseGet(() -> onTheLastDay(resortId, seasonId, skiers));
    }

    private DayIds onTheLastDay(int resortId, int seasonId, int skiers) {
        return IntStream.range(1, Integer.MAX_VALUE / SKIER_RANGE)
                .mapToObj(range -> new DayIds(resortId, seasonId, RideField.DAY_ID.max(), range * SKIER_RANGE + 1))
                .filter(venue -> IntStream.range(0, skiers).allMatch(number -> gateway.vertical(venue, number) == 0))
                .findFirst()
                .orElseThrow(() -> new DemoException(
                        "Every day of season %d at resort %d is taken: choose another resort with --resort."
                                .formatted(seasonId, resortId)));
    }
}
