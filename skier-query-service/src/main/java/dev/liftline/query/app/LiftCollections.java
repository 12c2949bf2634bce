package dev.liftline.query.app;

import static java.util.stream.Collectors.toMap;

import dev.liftline.query.ReferenceData;
import dev.liftline.query.SkierDayTotal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The screen with the lifts that a skier has collected. */
@Component
public class LiftCollections {

    private final SkierDays days;
    private final RiddenLifts ridden;
    private final ReferenceData reference;

    LiftCollections(SkierDays days, RiddenLifts ridden, ReferenceData reference) {
        this.days = days;
        this.ridden = ridden;
        this.reference = reference;
    }

    /**
     * @param season null for the latest season, at the resort if one is given
     * @param resort null for the resort of the latest day, in the season if one is given
     */
    public LiftCollection of(int skierId, @Nullable Integer season, @Nullable Integer resort) {
        List<SkierDayTotal> all = days.of(skierId);
        List<ReferenceData.Resort> resorts = all.stream()
                .map(SkierDayTotal::resortId)
                .distinct()
                .sorted()
                .map(reference::resort)
                .toList();
        Place place = Place.of(all, season, resort);
        return place.season() == null || place.resort() == null
                ? new LiftCollection(
                        place.season(),
                        place.resort() == null ? null : reference.resort(place.resort()),
                        resorts,
                        List.of())
                : new LiftCollection(
                        place.season(),
                        reference.resort(place.resort()),
                        resorts,
                        lifts(skierId, place.season(), place.resort(), all));
    }

    private List<LiftCollection.Collected> lifts(int skierId, int season, int resort, List<SkierDayTotal> days) {
        Map<Integer, Long> rides = ridden.of(skierId, season, days).stream()
                .filter(lift -> lift.resortId() == resort)
                .collect(toMap(RiddenLift::liftId, RiddenLift::rides, Long::sum, TreeMap::new));
        reference.lifts(resort).forEach(lift -> rides.putIfAbsent(lift.liftId(), 0L));
        return rides.entrySet().stream()
                .map(lift -> new LiftCollection.Collected(reference.lift(resort, lift.getKey()), lift.getValue()))
                .toList();
    }
}
