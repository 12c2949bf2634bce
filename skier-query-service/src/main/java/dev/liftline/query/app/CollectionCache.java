package dev.liftline.query.app;

import java.util.List;
import java.util.function.Supplier;

/** As {@link dev.liftline.query.ReadCache}, for the lifts that a skier has ridden. */
public interface CollectionCache {

    /**
     * A skier's rides of one season by lift, the most ridden first. {@code load} returns an empty list for no data.
     *
     * @param rides the skier's rides of the season, as many as are known: the value has those at least
     */
    List<RiddenLift> riddenLifts(int skierId, int seasonId, long rides, Supplier<List<RiddenLift>> load);
}
