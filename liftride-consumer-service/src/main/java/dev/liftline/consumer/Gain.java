package dev.liftline.consumer;

/**
 * What new rides add to a skier's day.
 *
 * @param rides how many, at least 1
 * @param vertical metres; wider than the column it is added to, so that PostgreSQL refuses a sum that does not fit
 */
public record Gain(int rides, long vertical) {

    Gain plus(Gain other) {
        return new Gain(rides + other.rides, vertical + other.vertical);
    }
}
