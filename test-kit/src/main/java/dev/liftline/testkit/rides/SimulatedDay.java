package dev.liftline.testkit.rides;

import java.util.random.RandomGenerator;

/**
 * One day of a season, on which each skier is at one resort, so that reads of a skier day find its rides.
 *
 * @param field the ranges of skiers, resorts, lifts and minutes
 */
public record SimulatedDay(Field field, int day) {

    /** The day of simulations and benchmarks. */
    public static final SimulatedDay STANDARD = new SimulatedDay(Field.STANDARD, 1);

    /** Returns the resort of a skier. */
    public int resortOf(int skier) {
        return 1 + skier % field.resorts();
    }

    /** Draws a ride of any skier. */
    public FieldRide ride(RandomGenerator random) {
        return rideOf(1 + random.nextInt(field.skiers()), random);
    }

    /** Draws a ride of a skier. */
    public FieldRide rideOf(int skier, RandomGenerator random) {
        return new FieldRide(
                resortOf(skier), day, skier, 1 + random.nextInt(field.minutes()), 1 + random.nextInt(field.lifts()));
    }
}
