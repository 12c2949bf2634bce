package dev.liftline.query.app;

import dev.liftline.query.SkierDayTotal;
import java.util.List;
import org.springframework.stereotype.Component;

/** The lifts that a skier has ridden in a season. */
@Component
class RiddenLifts {

    private final CollectionCache cache;
    private final StoredCollections stored;

    RiddenLifts(CollectionCache cache, StoredCollections stored) {
        this.cache = cache;
        this.stored = stored;
    }

    /**
     * The most ridden first; empty without rides.
     *
     * @param days of the skier, as they are now
     */
    List<RiddenLift> of(int skierId, int season, List<SkierDayTotal> days) {
        long rides = days.stream()
                .filter(day -> day.seasonId() == season)
                .mapToLong(SkierDayTotal::rides)
                .sum();
        return rides == 0
                ? List.of()
                : cache.riddenLifts(skierId, season, rides, () -> stored.riddenLifts(skierId, season));
    }
}
