package dev.liftline.query.board.search;

import dev.liftline.query.ReferenceData;
import dev.liftline.query.board.SeasonDay;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the last lift of a skier. No search is answered that is not in the audit. */
@Component
public class LastLifts {

    private final StoredLastLifts stored;
    private final ReferenceData reference;

    LastLifts(StoredLastLifts stored, ReferenceData reference) {
        this.stored = stored;
        this.reference = reference;
    }

    /**
     * Finds it, also if the skier has no ride. Throws Spring's {@code DataAccessException} if the search cannot be recorded.
     *
     * @return empty if nobody has the pass; this is recorded, too
     */
    public Optional<LastLift> find(LastLiftSearch wanted) {
        LastLiftSearch search = wanted.pass() == null
                ? wanted
                : wanted.of(stored.skierWith(wanted.pass()).orElse(null));
        stored.record(search);
        Integer skier = search.skierId();
        return skier == null ? Optional.empty() : Optional.of(lastLift(skier, search.resortId()));
    }

    private LastLift lastLift(int skier, int resort) {
        return new LastLift(
                skier,
                stored.lastRide(skier, resort).map(ride -> ride(resort, ride)).orElse(null));
    }

    private LastLift.Ride ride(int resortId, StoredLastLifts.Ride ride) {
        SeasonDay day = ride.day();
        return new LastLift.Ride(
                day.season(),
                day.day(),
                day.date().toString(),
                ride.time(),
                new LastLift.Lift(
                        ride.liftId(), reference.lift(resortId, ride.liftId()).name()));
    }
}
