package dev.liftline.query.storage;

import dev.liftline.query.ReferenceData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reference data by Spring Data JPA: names from memory, everything else from the tables. */
@Component
class JpaReferenceData implements ReferenceData {

    private final ResortRepository resorts;
    private final SeasonRepository seasons;
    private final RefreshedValue<Names> names;

    JpaReferenceData(
            ResortRepository resorts, SeasonRepository seasons, LiftRepository lifts, StorageProperties properties) {
        this.resorts = resorts;
        this.seasons = seasons;
        this.names = new RefreshedValue<>(
                "the names of resorts and lifts",
                properties.namesMaxAge(),
                () -> Names.of(resorts.findAllByOrderByResortId(), lifts.findAll()));
    }

    Names names() {
        return names.get();
    }

    @Override
    public List<Resort> resorts() {
        return names.get().resorts();
    }

    @Override
    public Resort resort(int resortId) {
        return names.get().resort(resortId);
    }

    @Override
    public String resortName(int resortId) {
        return names.get().resort(resortId).name();
    }

    @Override
    public List<Lift> lifts(int resortId) {
        return names.get().lifts(resortId);
    }

    @Override
    public Lift lift(int resortId, int liftId) {
        return names.get().lift(resortId, liftId);
    }

    @Override
    public boolean isKnown(int resortId) {
        return resorts.existsByResortId(resortId) || seasons.existsByIdResortId(resortId);
    }

    @Override
    public List<Integer> seasons(int resortId) {
        return seasons.findByIdResortIdOrderByIdSeasonId(resortId).stream()
                .map(season -> season.id().seasonId())
                .toList();
    }

    @Override
    public void addSeason(int resortId, int seasonId) {
        seasons.insert(resortId, seasonId);
    }
}
