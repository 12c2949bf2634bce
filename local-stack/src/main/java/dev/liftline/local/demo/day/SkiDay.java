package dev.liftline.local.demo.day;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rides of one ski day. Immutable.
 *
 * @param skiers the number of skiers; they are numbered 0 to {@code skiers - 1}
 * @param rides distinct rides, ordered by minute
 */
public record SkiDay(int skiers, List<Ride> rides) {

    /** Lifts run for eight hours. */
    public static final int LENGTH_MINUTES = 480;

    private static final int MINUTES_PER_HOUR = 60;

    public SkiDay {
        rides = List.copyOf(rides);
    }

    /** Metres of vertical of each skier, by number; 0 without a ride. */
    public int[] verticals() {
        int[] verticals = new int[skiers];
        rides.forEach(ride -> verticals[ride.skier()] += ride.lift().vertical());
        return verticals;
    }

    /** The number of skiers with at least one ride. */
    public int skiersWhoRode() {
        return (int) rides.stream().mapToInt(Ride::skier).distinct().count();
    }

    /** Rides per hour since the lifts opened. */
    public int[] ridesPerHour() {
        int[] hours = new int[LENGTH_MINUTES / MINUTES_PER_HOUR];
        rides.forEach(ride -> hours[ride.minute() / MINUTES_PER_HOUR]++);
        return hours;
    }

    /** The lift with the most rides and their number; the lower lift number breaks a tie. */
    public Map.Entry<Lift, Long> busiestLift() {
        return ridesPerLift().entrySet().stream()
                .max(Map.Entry.<Lift, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().id(), Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** Rides by lift, without lifts that have none. */
    public Map<Lift, Long> ridesPerLift() {
        return rides.stream().collect(Collectors.groupingBy(Ride::lift, Collectors.counting()));
    }

    /** The numbers of the {@code count} skiers with the most vertical, highest first, ties by number. */
    public List<Integer> topSkiers(int count) {
        int[] verticals = verticals();
        return IntStream.range(0, skiers)
                .boxed()
                .sorted(Comparator.comparingInt((Integer skier) -> verticals[skier])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(count)
                .toList();
    }
}
