package dev.liftline.query.app;

import dev.liftline.query.Read;
import dev.liftline.query.ReadCache;
import dev.liftline.query.SkierDayTotal;
import dev.liftline.query.StoredRides;
import java.util.List;
import org.springframework.stereotype.Component;

/** A skier's days of every season, with which each screen begins. */
@Component
class SkierDays {

    private final ReadCache cache;
    private final StoredRides stored;

    SkierDays(ReadCache cache, StoredRides stored) {
        this.cache = cache;
        this.stored = stored;
    }

    /** By season, then day, then resort; empty without rides. */
    List<SkierDayTotal> of(int skierId) {
        return cache.skierSeasons(Read.SKIER_SEASON, skierId, () -> stored.totals(skierId))
                .orElse(List.of());
    }
}
