package dev.liftline.query;

import dev.liftline.model.CacheKeys;
import dev.liftline.model.Seasons;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the resort asks. Identifiers are valid by contract; an empty answer means that the resort is not known. */
@Component
public class ResortReads {

    private final ReadThrough cache;
    private final RideStore rides;
    private final ReferenceData reference;

    ResortReads(ReadThrough cache, RideStore rides, ReferenceData reference) {
        this.cache = cache;
        this.rides = rides;
        this.reference = reference;
    }

    /** The registered resorts. */
    public Resorts resorts() {
        return new Resorts(reference.resorts());
    }

    /** A resort's seasons. */
    public Optional<SeasonList> seasons(int resortId) {
        List<Integer> seasons = reference.seasons(resortId);
        if (seasons.isEmpty() && !reference.isKnown(resortId)) {
            return Optional.empty();
        }
        return Optional.of(new SeasonList(seasons.stream().map(Seasons::text).toList()));
    }

    /**
     * Registers a season of a known resort.
     *
     * @return false where the resort is not known
     */
    public boolean addSeason(int resortId, int seasonId) {
        if (!reference.isKnown(resortId)) {
            return false;
        }
        reference.addSeason(resortId, seasonId);
        return true;
    }

    /** A {@link ResortDay} as JSON, at most a second old. */
    public Optional<byte[]> day(int resortId, int seasonId, int dayId) {
        String key = CacheKeys.resortDay(resortId, seasonId, dayId);
        return cache.read(Read.RESORT_DAY, key, () -> load(resortId, seasonId, dayId))
                .answer();
    }

    /** How many different skiers the resort had that day, at most a second old. */
    public Optional<ResortSkiers> skiers(int resortId, int seasonId, int dayId) {
        return day(resortId, seasonId, dayId).map(ResortSkiers::of);
    }

    private VersionedJson load(int resortId, int seasonId, int dayId) {
        RideStore.ResortTotals totals = rides.resortDay(resortId, seasonId, dayId);
        if (totals.rides() == 0 && !reference.isKnown(resortId)) {
            return VersionedJson.NO_DATA;
        }
        List<ResortDay.LiftHour> liftHours = totals.liftHours().stream()
                .map(total -> new ResortDay.LiftHour(
                        total.liftId(), reference.liftName(resortId, total.liftId()), total.hour(), total.rides()))
                .toList();
        return new VersionedJson(
                totals.rides(),
                Json.write(new ResortDay(
                        resortId,
                        reference.resortName(resortId),
                        Seasons.text(seasonId),
                        dayId,
                        totals.skiers(),
                        totals.rides(),
                        liftHours,
                        totals.topSkiers())));
    }
}
