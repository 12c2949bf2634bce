package dev.liftline.local.demo.day;

import dev.liftline.model.Lifts;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A lift. A higher number means more vertical, a longer ride, a harder descent and more riders per minute.
 *
 * @param id the lift's number, 1 to {@link #COUNT}
 */
public record Lift(int id) {

    /** Lifts of a resort in the reference data. */
    public static final int COUNT = 40;

    private static final int BOARDING_MINUTES = 2;
    private static final double CLIMB_METRES_PER_MINUTE = 80;
    private static final double RIDERS_PER_MINUTE_OF_THE_SMALLEST = 8;

    /** Every lift of a resort, by number. */
    public static List<Lift> all() {
        return IntStream.rangeClosed(1, COUNT).mapToObj(Lift::new).toList();
    }

    /** Metres of vertical of one ride. */
    public int vertical() {
        return Lifts.unregisteredVertical(id);
    }

    /** Difficulty of the descent, 0 (easiest) to 1. */
    public double difficulty() {
        return (id - 1) / (double) (COUNT - 1);
    }

    /** Minutes from boarding to the top. */
    public double rideMinutes() {
        return BOARDING_MINUTES + vertical() / CLIMB_METRES_PER_MINUTE;
    }

    /** Capacity: 8 riders per minute for a drag lift, up to 28 for a gondola. */
    public double ridersPerMinute() {
        return RIDERS_PER_MINUTE_OF_THE_SMALLEST + 20 * difficulty();
    }
}
