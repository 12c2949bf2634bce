package dev.liftline.e2e.gatling;

import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.FieldRide;
import java.util.random.RandomGenerator;

/**
 * One day of a season, on which each skier is at one resort: who reads a skier's day afterwards knows where to look.
 *
 * @param field the ranges of skiers, resorts, lifts and minutes
 * @param day which day
 */
record SimulatedDay(Field field, int day) {

    /** The day that the simulations play. */
    static final SimulatedDay PLAYED = new SimulatedDay(Field.STANDARD, 1);

    /** Where the skier is that day. */
    int resortOf(int skier) {
        return 1 + skier % field.resorts();
    }

    /** A ride of any skier. */
    FieldRide ride(RandomGenerator random) {
        return rideOf(1 + random.nextInt(field.skiers()), random);
    }

    /** A ride of that skier. */
    FieldRide rideOf(int skier, RandomGenerator random) {
        return new FieldRide(
                resortOf(skier), day, skier, 1 + random.nextInt(field.minutes()), 1 + random.nextInt(field.lifts()));
    }
}
