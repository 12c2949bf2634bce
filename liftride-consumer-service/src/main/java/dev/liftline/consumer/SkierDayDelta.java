package dev.liftline.consumer;

/**
 * The rides and vertical that a batch adds to a skier day.
 *
 * @param rides number of new rides, at least 1
 * @param vertical metres; rides of a high lift exceed 2^31
 */
public record SkierDayDelta(int rides, long vertical) {

    SkierDayDelta plus(SkierDayDelta other) {
        return new SkierDayDelta(rides + other.rides, vertical + other.vertical);
    }
}
