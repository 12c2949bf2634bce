package dev.liftline.local.cli.status;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The lag of the consumer group. Every consumer measures it from Kafka every few seconds.
 *
 * @param rides acknowledged and not stored yet
 * @param oldestSeconds age of the oldest of them, at the time of the report; 0 without any
 * @param measuredSecondsAgo age of the measurement
 */
record ConsumerLag(long rides, double oldestSeconds, double measuredSecondsAgo) {

    /** The latest measurement; empty if no consumer has one. */
    static Optional<ConsumerLag> latest(List<Metrics> ofConsumers) {
        return ofConsumers.stream()
                .flatMap(metrics -> of(metrics).stream())
                .min(Comparator.comparingDouble(ConsumerLag::measuredSecondsAgo));
    }

    private static Optional<ConsumerLag> of(Metrics metrics) {
        var rides = metrics.value("liftline_consumer_lag_records");
        var age = metrics.value("liftline_consumer_lag_age_seconds");
        var measured = metrics.value("liftline_consumer_lag_measurement_age_seconds");
        if (rides.isEmpty() || age.isEmpty() || measured.isEmpty()) {
            return Optional.empty();
        }
        var sinceMeasured = measured.getAsDouble();
        return Optional.of(new ConsumerLag(
                Math.round(rides.getAsDouble()),
                // A ride that waited when the lag was measured waits still, as far as this consumer knows.
                rides.getAsDouble() > 0 ? tenths(age.getAsDouble() + sinceMeasured) : 0,
                tenths(sinceMeasured)));
    }

    private static double tenths(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
