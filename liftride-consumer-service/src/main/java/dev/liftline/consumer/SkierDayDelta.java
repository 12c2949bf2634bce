package dev.liftline.consumer;

/**
 * The rides and vertical that a batch adds to a skier day.
 *
 * @param rides number of new rides, at least 1
 * @param vertical metres; wider than the column, so that PostgreSQL rejects a sum that does not fit
 */
public record SkierDayDelta(int rides, long vertical) {

    SkierDayDelta plus(SkierDayDelta other) {
        return new SkierDayDelta(rides + other.rides, vertical + other.vertical);
    }
}
