package dev.liftline.query.board;

import dev.liftline.query.ReferenceData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts together the lifts of one day, and finds those whose scanners are silent. For one thread. */
final class LiftsOfDay {

    private final ReferenceData.Resort resort;
    private final Map<Integer, Integer> lastRides;
    private final SortedMap<Integer, SortedMap<Integer, Long>> hours;
    private final SortedMap<Integer, SortedMap<Integer, Long>> before;
    private final int silentMinutes;

    /** Until which minute a lift without rides has been silent. */
    private final int until;

    /**
     * @param now minutes from opening to now, if it is this day and the resort's time zone is known: then all scanners can be silent.
     *     Otherwise the day's newest ride counts instead
     */
    LiftsOfDay(
            ReferenceData.Resort resort,
            List<LiftHour> hours,
            Map<Integer, Integer> lastRides,
            List<LiftHour> before,
            OptionalInt now,
            Duration silentAfter) {
        this.resort = resort;
        this.lastRides = lastRides;
        this.hours = byLift(hours);
        this.before = byLift(before);
        this.silentMinutes = Math.toIntExact(silentAfter.toMinutes());
        int newest = lastRides.isEmpty() ? 0 : Collections.max(lastRides.values());
        this.until = Math.max(newest, now.orElse(newest));
    }

    private static SortedMap<Integer, SortedMap<Integer, Long>> byLift(List<LiftHour> hours) {
        SortedMap<Integer, SortedMap<Integer, Long>> byLift = new TreeMap<>();
        hours.forEach(hour -> byLift.computeIfAbsent(hour.liftId(), id -> new TreeMap<>())
                .merge(hour.hour(), hour.rides(), Long::sum));
        return byLift;
    }

    /** The ids of lifts with rides on this day or the one before. */
    Set<Integer> ridden() {
        TreeSet<Integer> ids = new TreeSet<>(hours.keySet());
        ids.addAll(before.keySet());
        return ids;
    }

    BoardDay.Lift lift(ReferenceData.Lift lift) {
        Map<Integer, Long> rides = hours.getOrDefault(lift.liftId(), Collections.emptySortedMap());
        Map<Integer, Long> earlier = before.getOrDefault(lift.liftId(), Collections.emptySortedMap());
        TreeSet<Integer> all = new TreeSet<>(rides.keySet());
        all.addAll(earlier.keySet());
        List<BoardDay.Hour> both = new ArrayList<>();
        all.forEach(hour ->
                both.add(new BoardDay.Hour(hour, rides.getOrDefault(hour, 0L), earlier.getOrDefault(hour, 0L))));
        Integer lastRide = lastRides.get(lift.liftId());
        return new BoardDay.Lift(
                lift.liftId(),
                lift.name(),
                lift.capacity(),
                both,
                rides.values().stream().mapToLong(Long::longValue).sum(),
                lastRide,
                isOpen() && isSilent(lastRide, rides, earlier));
    }

    /** Closed lifts have no rides either. */
    private boolean isOpen() {
        return until < Duration.between(resort.opensAt(), resort.closesAt()).toMinutes();
    }

    /**
     * A lift without any ride is silent if it had some by this time on the other day; otherwise it may just be closed. Its hours may
     * have a ride that is newer than {@code lastRide}.
     */
    private boolean isSilent(@Nullable Integer lastRide, Map<Integer, Long> rides, Map<Integer, Long> earlier) {
        return lastRide == null
                ? rides.isEmpty()
                        && until >= silentMinutes
                        && earlier.keySet().stream().anyMatch(hour -> hour < until / 60)
                : until - lastRide >= silentMinutes;
    }
}
