package dev.liftline.local.demo.day;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What happened on one ski day: every ride once, in the order of boarding. Immutable.
 *
 * @param skiers how many skiers came; their numbers are 0 to {@code skiers - 1}
 * @param rides every ride, none twice, by minute
 */
public record SkiDay(int skiers, List<Ride> rides) {

    /** Lifts run for eight hours. */
    public static final int LENGTH_MINUTES = 480;

    private static final int MINUTES_PER_HOUR = 60;

    public SkiDay {
        rides = List.copyOf(rides);
    }

    /** Metres of vertical of each skier, by number; 0 for one who never got on a lift. */
    public int[] verticals() {
        int[] verticals = new int[skiers];
        rides.forEach(ride -> verticals[ride.skier()] += ride.lift().vertical());
        return verticals;
    }

    /** How many different skiers rode at least once. */
    public int skiersWhoRode() {
        return (int) rides.stream().mapToInt(Ride::skier).distinct().count();
    }

    /** Rides of each hour since the lifts opened. */
    public int[] ridesPerHour() {
        int[] hours = new int[LENGTH_MINUTES / MINUTES_PER_HOUR];
        rides.forEach(ride -> hours[ride.minute() / MINUTES_PER_HOUR]++);
        return hours;
    }

    /** The lift with the most rides, and how many; of two equals the lower number. */
    public Map.Entry<Lift, Long> busiestLift() {
        return ridesPerLift().entrySet().stream()
                .max(Map.Entry.<Lift, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().id(), Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** Rides of each lift that was ridden at all. */
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
