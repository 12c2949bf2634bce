package dev.liftline.consumer.lag;

import java.time.Duration;

/**
 * The consumer lag at one moment.
 *
 * @param records records of all partitions after the group's committed offsets
 * @param age since the broker got the oldest of them; zero if there is none
 */
record Lag(long records, Duration age) {

    static final Lag NONE = new Lag(0, Duration.ZERO);
}
