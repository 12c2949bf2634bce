package dev.liftline.local.demo.play;

import dev.liftline.model.RideField;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds a day and skier ids without stored rides, so that the totals of a played day can be checked. */
public final class UnusedDayFinder {

    private static final int SKIER_RANGE = 100_000;

    private final GatewayClient gateway;

    /** @param gateway to read from */
    public UnusedDayFinder(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /**
     * Returns the day after the season's last one with skiers at the resort, so that it is the latest, which pages show first. If the last
     * day of the season is used, it is the first day without skiers; if there is none, the last day with the first unused range of skier
     * ids.
     *
     * @param skiers the number of skiers, at most 100,000
     */
    public DayIds find(int resortId, int seasonId, int skiers) {
        Set<Integer> used = gateway.daysWithSkiers(resortId, seasonId);
        int next = used.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        return IntStream.concat(IntStream.of(next), IntStream.rangeClosed(1, RideField.DAY_ID.max()))
                .filter(day -> day <= RideField.DAY_ID.max() && !used.contains(day))
                .mapToObj(day -> new DayIds(resortId, seasonId, day, 1))
                .findFirst()
                .orElseGet(() -> onTheLastDay(resortId, seasonId, skiers));
    }

    private DayIds onTheLastDay(int resortId, int seasonId, int skiers) {
        List<Integer> numbers = IntStream.range(0, skiers).boxed().toList();
        return IntStream.range(1, Integer.MAX_VALUE / SKIER_RANGE)
                .mapToObj(range -> new DayIds(resortId, seasonId, RideField.DAY_ID.max(), range * SKIER_RANGE + 1))
                .filter(ids -> gateway.verticals(ids, numbers).values().stream().allMatch(vertical -> vertical == 0))
                .findFirst()
                .orElseThrow(() -> new DemoException(
                        "Every day of season %d at resort %d is taken: choose another resort with --resort."
                                .formatted(seasonId, resortId)));
    }
}
