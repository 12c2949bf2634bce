package dev.liftline.query;

import dev.liftline.model.RideField;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The reads about a resort. Identifiers must be in range; an empty result means that the resort is unknown. */
@Component
public class ResortReads {

    private final ReadCache cache;
    private final StoredRides stored;
    private final ReferenceData reference;

    ResortReads(ReadCache cache, StoredRides stored, ReferenceData reference) {
        this.cache = cache;
        this.stored = stored;
        this.reference = reference;
    }

    /** The registered resorts by id. */
    public List<ReferenceData.Resort> resorts() {
        return reference.resorts();
    }

    /** A resort's seasons in ascending order. */
    public Optional<List<Integer>> seasons(int resortId) {
        List<Integer> seasons = reference.seasons(resortId);
        return seasons.isEmpty() && !reference.isKnown(resortId) ? Optional.empty() : Optional.of(seasons);
    }

    /**
     * Registers a season of a known resort.
     *
     * @return false if the resort is unknown
     */
    public boolean addSeason(int resortId, int seasonId) {
        if (!reference.isKnown(resortId)) {
            return false;
        }
        reference.addSeason(resortId, seasonId);
        return true;
    }

    /** A {@link ResortDay} as the JSON of the response in UTF-8, at most a second old. Read only. */
    public Optional<byte[]> day(int resortId, int seasonId, int dayId) {
        return cache.resortDay(resortId, seasonId, dayId, () -> load(resortId, seasonId, dayId));
    }

    /**
     * The number of different skiers on one day, at most a second old.
     *
     * @param seasonId 0 or more; a larger one than a season can be has no skiers
     */
    public Optional<ResortSkiers> skiers(int resortId, int seasonId, int dayId) {
        if (!RideField.SEASON_ID.allows(seasonId)) {
            return reference.isKnown(resortId)
                    ? Optional.of(new ResortSkiers(reference.resortName(resortId), 0))
                    : Optional.empty();
        }
        return cache.resortSkiers(resortId, seasonId, dayId, () -> load(resortId, seasonId, dayId));
    }

    private Optional<ResortDay> load(int resortId, int seasonId, int dayId) {
        ResortDay day = stored.resortDay(resortId, seasonId, dayId);
        return day.rides() > 0 || reference.isKnown(resortId) ? Optional.of(day) : Optional.empty();
    }
}
