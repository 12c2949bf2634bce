package dev.liftline.gateway.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Metrics of live streams; {@code docs/metrics.md} describes each. Thread-safe. */
@Component
class LiveMetrics {

    private final AtomicInteger open = new AtomicInteger();
    private final Counter events;
    private final Counter dropped;
    private final Counter rejected;
    private final Counter unreadable;
    private volatile boolean subscribed;

    LiveMetrics(MeterRegistry registry) {
        Gauge.builder("liftline.gateway.live.streams", open, AtomicInteger::get)
                .description("Open live streams")
                .register(registry);
        Gauge.builder("liftline.gateway.live.subscription.up", this, metrics -> metrics.subscribed ? 1 : 0)
                .description("Whether hints arrive from Redis")
                .register(registry);
        events = counter(registry, "liftline.gateway.live.events", "Events of rides written to live streams");
        dropped = counter(registry, "liftline.gateway.live.dropped", "Live streams closed because of a slow reader");
        rejected = counter(registry, "liftline.gateway.live.rejected", "Live streams refused for want of room");
        unreadable =
                counter(registry, "liftline.gateway.live.unreadable", "Messages with hints that could not be read");
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /** The number of open streams of all event loops. */
    AtomicInteger open() {
        return open;
    }

    void event() {
        events.increment();
    }

    void dropped() {
        dropped.increment();
    }

    void rejected() {
        rejected.increment();
    }

    void unreadable() {
        unreadable.increment();
    }

    void subscribed(boolean now) {
        subscribed = now;
    }
}
