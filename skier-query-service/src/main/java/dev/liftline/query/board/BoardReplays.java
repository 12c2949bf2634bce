package dev.liftline.query.board;

import dev.liftline.query.OpenResort;
import dev.liftline.query.ReferenceData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** Days of resorts, replayed. Identifiers must be in range. */
@Component
public class BoardReplays {

    private static final int MINUTES = 5;

    private final BoardCache cache;
    private final StoredBoard stored;
    private final ReferenceData reference;
    private final HeavyQueries heavy;

    BoardReplays(BoardCache cache, StoredBoard stored, ReferenceData reference, HeavyQueries heavy) {
        this.cache = cache;
        this.stored = stored;
        this.reference = reference;
        this.heavy = heavy;
    }

    /**
     * A {@link BoardReplay} as the JSON of the response in UTF-8; empty if the resort is unknown. A closed day is cached for good: its
     * key has its number of rides, which a late ride changes.
     *
     * @throws TooManyQueriesException if it is not cached and as many are being loaded as allowed
     */
    public Optional<byte[]> replay(int resortId, SeasonDay day) {
        long rides = stored.rides(resortId, day);
        if (rides == 0) {
            return reference.isKnown(resortId)
                    ? cache.replay(resortId, day, () -> replay(reference.resort(resortId), day, List.of()))
                    : Optional.empty();
        }
        return stored.isOver(resortId, day)
                ? cache.closedReplay(resortId, day, rides, () -> load(resortId, day))
                : cache.replay(resortId, day, () -> load(resortId, day));
    }

    private BoardReplay load(int resortId, SeasonDay day) {
        ReferenceData.Resort resort = reference.resort(resortId);
        return replay(resort, day, heavy.run(() -> stored.liftSteps(resortId, day, MINUTES)));
    }

    private BoardReplay replay(ReferenceData.Resort resort, SeasonDay day, List<LiftStep> liftSteps) {
        int steps = liftSteps.stream().mapToInt(LiftStep::step).max().orElse(-1) + 1;
        SortedMap<Integer, long[]> byLift = new TreeMap<>();
        for (LiftStep step : liftSteps) {
            byLift.computeIfAbsent(step.liftId(), id -> new long[steps])[step.step()] = step.rides();
        }
        List<BoardReplay.Lift> lifts = new ArrayList<>();
        byLift.forEach((id, rides) -> lifts.add(new BoardReplay.Lift(
                id,
                reference.lift(resort.resortId(), id).name(),
                LongStream.of(rides).boxed().toList())));
        return new BoardReplay(
                OpenResort.of(resort), day.season(), day.day(), day.date().toString(), MINUTES, lifts);
    }
}
