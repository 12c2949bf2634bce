package dev.liftline.local.cli.status;

import java.time.Duration;
import java.util.OptionalDouble;

/** The requests per second that the gateway responds to: between two looks, or within a second at the first. */
final class RequestRate {

    private static final Duration FIRST_INTERVAL = Duration.ofSeconds(1);

    private record Sample(double requests, long nanos) {}

    private Sample last = new Sample(Double.NaN, 0);

    /**
     * The rate since the last call; the first takes a second.
     *
     * @param managementPort the gateway's
     * @return empty if it does not respond, or started in between
     */
    synchronized OptionalDouble perSecond(int managementPort) {
        if (Double.isNaN(last.requests())) {
            last = sample(managementPort);
            sleep();
        }
        var now = sample(managementPort);
        var requests = now.requests() - last.requests();
        var seconds = (now.nanos() - last.nanos()) / 1e9;
        last = now;
        return requests >= 0 ? OptionalDouble.of(requests / seconds) : OptionalDouble.empty();
    }

    /** NaN requests if the gateway does not respond. */
    private static Sample sample(int managementPort) {
        var metrics = new Actuator(managementPort).metrics().join();
        return new Sample(
                metrics.value("liftline_gateway_requests_seconds_count").orElse(Double.NaN), System.nanoTime());
    }

    private static void sleep() {
        try {
            Thread.sleep(FIRST_INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
