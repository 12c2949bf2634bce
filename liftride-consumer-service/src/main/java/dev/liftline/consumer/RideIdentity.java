package dev.liftline.consumer;

import dev.liftline.model.LiftRide;

/**
 * The identity of a ride. Two events with the same identity are one ride.
 *
 * <p>Ordered like the primary key of {@code lift_ride}: inserts in this order touch neighbouring pages, and consumers cannot
 * deadlock.
 */
public record RideIdentity(int seasonId, int dayId, int resortId, int skierId, int time, int liftId)
        implements Comparable<RideIdentity> {

    /** The identity of {@code ride}. */
    public static RideIdentity of(LiftRide ride) {
        return new RideIdentity(
                ride.seasonId(), ride.dayId(), ride.resortId(), ride.skierId(), ride.time(), ride.liftId());
    }

    /** The skier day that this ride adds to. */
    public SkierDay skierDay() {
        return new SkierDay(skierId, seasonId, resortId, dayId);
    }

    /** The lift hour that this ride adds to. */
    public LiftHour liftHour() {
        return new LiftHour(resortId, seasonId, dayId, liftId, time / LiftHour.MINUTES);
    }

    @Override
    public int compareTo(RideIdentity other) {
        int order = Integer.compare(seasonId, other.seasonId);
        order = order != 0 ? order : Integer.compare(dayId, other.dayId);
        order = order != 0 ? order : Integer.compare(resortId, other.resortId);
        order = order != 0 ? order : Integer.compare(skierId, other.skierId);
        order = order != 0 ? order : Integer.compare(time, other.time);
        return order != 0 ? order : Integer.compare(liftId, other.liftId);
    }
}
