package dev.liftline.consumer;

/**
 * What new rides add to a skier's day.
 *
 * @param rides how many, at least 1
 * @param vertical metres; wider than the column it is added to, so that PostgreSQL refuses a sum that does not fit
 */
public record SkierDayDelta(int rides, long vertical) {

    SkierDayDelta plus(SkierDayDelta other) {
        return new SkierDayDelta(rides + other.rides, vertical + other.vertical);
    }
}
