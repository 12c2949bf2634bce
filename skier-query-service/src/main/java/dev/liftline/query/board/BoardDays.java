package dev.liftline.query.board;

import dev.liftline.query.OpenResort;
import dev.liftline.query.ReferenceData;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The days of resorts on the board. Identifiers must be in range. */
@Component
public class BoardDays {

    private final BoardCache cache;
    private final StoredBoard stored;
    private final ReferenceData reference;
    private final HeavyQueries heavy;
    private final BoardProperties properties;
    private final InstantSource clock;

    @Autowired
    BoardDays(
            BoardCache cache,
            StoredBoard stored,
            ReferenceData reference,
            HeavyQueries heavy,
            BoardProperties properties) {
        this(cache, stored, reference, heavy, properties, InstantSource.system());
    }

    BoardDays(
            BoardCache cache,
            StoredBoard stored,
            ReferenceData reference,
            HeavyQueries heavy,
            BoardProperties properties,
            InstantSource clock) {
        this.cache = cache;
        this.stored = stored;
        this.reference = reference;
        this.heavy = heavy;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A {@link BoardDay} as the JSON of the response in UTF-8, at most a second old; empty if the resort is unknown. What only the
     * rides tell, arrivals and last rides, is read apart and less often.
     *
     * @param day null for the latest day with rides
     * @throws TooManyQueriesException if the rides must be read and others are read for a second
     */
    public Optional<byte[]> day(int resortId, @Nullable SeasonDay day) {
        return cache.day(resortId, day, () -> load(resortId, day));
    }

    private Optional<BoardDay> load(int resortId, @Nullable SeasonDay wanted) {
        ReferenceData.Resort resort = reference.resort(resortId);
        SeasonDay day = wanted == null ? stored.latestDays(List.of(resortId)).get(resortId) : wanted;
        if (day == null) {
            return reference.isKnown(resortId) ? Optional.of(withoutRides(resort)) : Optional.empty();
        }
        Instant asOf = now();
        DayFigures figures = stored.figures(resortId, day);
        if (figures.liftHours().isEmpty() && !reference.isKnown(resortId)) {
            return Optional.empty();
        }
        DayRides rides = rides(resortId, day, figures);
        SeasonDay before = ComparableDay.of(day, stored.earlierDays(resortId, day, ComparableDay.LOOKED_AT));
        List<LiftHour> hoursBefore = before == null ? List.of() : stored.liftHours(resortId, before);
        return Optional.of(new BoardDay(
                OpenResort.of(resort),
                day.season(),
                day.day(),
                day.date().toString(),
                figures.guests(),
                figures.rides(),
                lifts(
                        resort,
                        new LiftsOfDay(
                                resort,
                                figures.liftHours(),
                                rides.lastRides(),
                                hoursBefore,
                                resort.minute(day.date(), asOf),
                                properties.silentAfter())),
                rides.arrivals(),
                before == null ? null : before.dated(),
                asOf.toString()));
    }

    private DayRides rides(int resortId, SeasonDay day, DayFigures figures) {
        if (figures.liftHours().isEmpty()) {
            return DayRides.NONE;
        }
        Supplier<DayRides> load = () -> heavy.runInTurn(() -> stored.dayRides(resortId, day));
        return stored.isOver(resortId, day)
                ? cache.closedDayRides(resortId, day, figures.rides(), load)
                : cache.dayRides(resortId, day, load);
    }

    private BoardDay withoutRides(ReferenceData.Resort resort) {
        LiftsOfDay none =
                new LiftsOfDay(resort, List.of(), Map.of(), List.of(), OptionalInt.empty(), properties.silentAfter());
        return new BoardDay(
                OpenResort.of(resort), null, null, null, 0, 0, lifts(resort, none), List.of(), null, now().toString());
    }

    private List<BoardDay.Lift> lifts(ReferenceData.Resort resort, LiftsOfDay day) {
        Set<Integer> others = new TreeSet<>(day.ridden());
        List<BoardDay.Lift> lifts = new ArrayList<>();
        for (ReferenceData.Lift lift : reference.lifts(resort.resortId())) {
            others.remove(lift.liftId());
            lifts.add(day.lift(lift));
        }
        others.forEach(id -> lifts.add(day.lift(reference.lift(resort.resortId(), id))));
        lifts.sort(Comparator.comparingInt(BoardDay.Lift::id));
        return lifts;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
