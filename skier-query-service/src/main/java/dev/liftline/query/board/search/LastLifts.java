package dev.liftline.query.board.search;

import dev.liftline.query.ReferenceData;
import dev.liftline.query.board.SeasonDay;
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

    /** Finds it, also if the skier has no ride. Throws Spring's {@code DataAccessException} if the search cannot be recorded. */
    public LastLift find(LastLiftSearch search) {
        stored.record(search);
        return new LastLift(
                search.skierId(),
                stored.lastRide(search.skierId(), search.resortId())
                        .map(ride -> ride(search.resortId(), ride))
                        .orElse(null));
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
