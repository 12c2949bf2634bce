package dev.liftline.query;

import java.util.List;

/**
 * A skier's rides of one day at one resort.
 *
 * @param rides by time, then lift
 */
public record SkierRides(String resortName, List<Ride> rides) {

    /**
     * One ride.
     *
     * @param time minutes after the lifts opened
     * @param vertical metres, as counted when the ride was stored
     */
    public record Ride(int time, int liftId, String liftName, int vertical) {}
}
