package dev.liftline.query.app;

import dev.liftline.query.ReferenceData.Lift;
import dev.liftline.query.ReferenceData.Resort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lifts of a resort with a skier's rides of one season.
 *
 * @param season null if none was asked for and the skier has no ride
 * @param resort null if none was asked for and the skier has no ride
 * @param resorts those where the skier has rides in any season, by id
 * @param lifts by id: the registered ones, and others that the skier rode
 */
public record LiftCollection(
        @Nullable Integer season, @Nullable Resort resort, List<Resort> resorts, List<Collected> lifts) {

    /**
     * One lift.
     *
     * @param rides 0 if the skier has not ridden it
     */
    public record Collected(Lift lift, long rides) {}
}
