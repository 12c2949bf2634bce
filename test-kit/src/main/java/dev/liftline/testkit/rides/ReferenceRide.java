package dev.liftline.testkit.rides;

import dev.liftline.model.Lifts;

/**
 * A ride of the reference load within one season. Its {@link #key()} holds the whole ride identity in one number, so that
 * hundreds of thousands can be kept and compared cheaply.
 *
 * @param resort 1 to 15
 * @param day 1 to 366
 * @param skier 1 to 1,048,575
 * @param time minutes after the lifts opened, 0 to 1,440
 * @param lift 1 to 63
 */
public record ReferenceRide(int resort, int day, int skier, int time, int lift) {

    private static final int LIFT_BITS = 6;
    private static final int TIME_BITS = 11;
    private static final int SKIER_BITS = 20;
    private static final int DAY_BITS = 9;
    private static final int RESORT_BITS = 4;

    public ReferenceRide {
        requireFits(resort, RESORT_BITS);
        requireFits(day, DAY_BITS);
        requireFits(skier, SKIER_BITS);
        requireFits(time, TIME_BITS);
        requireFits(lift, LIFT_BITS);
    }

    /** The ride identity as a number: unique within a season, never negative. */
    public long key() {
        long key = resort;
        key = key << DAY_BITS | day;
        key = key << SKIER_BITS | skier;
        key = key << TIME_BITS | time;
        return key << LIFT_BITS | lift;
    }

    /** The ride that has this {@link #key()}. */
    public static ReferenceRide ofKey(long key) {
        long rest = key;
        int lift = lowest(rest, LIFT_BITS);
        rest >>>= LIFT_BITS;
        int time = lowest(rest, TIME_BITS);
        rest >>>= TIME_BITS;
        int skier = lowest(rest, SKIER_BITS);
        rest >>>= SKIER_BITS;
        int day = lowest(rest, DAY_BITS);
        return new ReferenceRide(lowest(rest >>> DAY_BITS, RESORT_BITS), day, skier, time, lift);
    }

    /** Metres of vertical; the reference data and the rule for unregistered lifts agree. */
    public int vertical() {
        return Lifts.unregisteredVertical(lift);
    }

    private static int lowest(long bits, int count) {
        return (int) (bits & ((1L << count) - 1));
    }

    private static void requireFits(int value, int bits) {
        if (value < 0 || value >= 1 << bits) {
            throw new IllegalArgumentException(value + " does not fit " + bits + " bits");
        }
    }
}
