package dev.liftline.query.app;

import dev.liftline.query.ReadCache;
import dev.liftline.query.ReferenceData;
import dev.liftline.query.SkierDay;
import dev.liftline.query.SkierDayTotal;
import dev.liftline.query.SkierRides;
import dev.liftline.query.StoredRides;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The screen with a skier's day. */
@Component
public class Today {

    private final SkierDays days;
    private final ReadCache cache;
    private final StoredRides stored;
    private final ReferenceData reference;

    Today(SkierDays days, ReadCache cache, StoredRides stored, ReferenceData reference) {
        this.days = days;
        this.cache = cache;
        this.stored = stored;
        this.reference = reference;
    }

    /**
     * A skier's day.
     *
     * @param rides by time, then lift; one or more
     */
    public record Day(SkierDay day, ReferenceData.Resort resort, List<SkierRides.Ride> rides) {}

    /** The skier's latest day; of several resorts on one day the one with the highest id. */
    public Optional<Day> latest(int skierId) {
        List<SkierDayTotal> all = days.of(skierId);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        SkierDayTotal last = all.getLast();
        return of(new SkierDay(skierId, last.seasonId(), last.resortId(), last.dayId()));
    }

    /** This day; empty without rides. */
    public Optional<Day> of(SkierDay day) {
        return cache.skierRides(day, () -> stored.rides(day))
                .map(rides -> new Day(day, reference.resort(day.resortId()), rides));
    }
}
