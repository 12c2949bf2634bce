package dev.liftline.testkit.rides;

import java.util.random.RandomGenerator;

/**
 * One day of a season, on which each skier is at one resort, so that reads of a skier day find its rides.
 *
 * @param ranges the ranges of skiers, resorts, lifts and minutes
 */
public record SimulatedDay(RideRanges ranges, int day) {

    /** The day of simulations and benchmarks. */
    public static final SimulatedDay STANDARD = new SimulatedDay(RideRanges.REFERENCE, 1);

    /** Returns the resort of a skier. */
    public int resortOf(int skier) {
        return 1 + skier % ranges.resorts();
    }

    /** Draws a ride of any skier. */
    public ReferenceRide ride(RandomGenerator random) {
        return rideOf(1 + random.nextInt(ranges.skiers()), random);
    }

    /** Draws a ride of a skier. */
    public ReferenceRide rideOf(int skier, RandomGenerator random) {
        return new ReferenceRide(
                resortOf(skier), day, skier, 1 + random.nextInt(ranges.minutes()), 1 + random.nextInt(ranges.lifts()));
    }
}
