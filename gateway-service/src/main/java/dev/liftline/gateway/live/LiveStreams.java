package dev.liftline.gateway.live;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.access.AccessControl;
import dev.liftline.gateway.access.Decision;
import dev.liftline.model.RideHint;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The live streams of one event loop: opens them, and makes events of hints. */
public final class LiveStreams implements HintFeed.Listener {

    /** Some seconds at full load. */
    private static final int RECENT_HINTS = 65_536;

    /** More than one person has pages open, on one event loop. Staff have keys, and are trusted. */
    private static final int MAX_OF_A_SKIER = 20;

    private final Vertx vertx;
    private final Events events;
    private final LiveMetrics metrics;
    private final int max;
    private final OpenStreams streams;
    private final Map<Subject, ResortEvents> resorts = new HashMap<>();
    private final RecentHints recent = new RecentHints(RECENT_HINTS);
    private long number;
    private boolean subscribed;
    private boolean draining;

    LiveStreams(Vertx vertx, LiveProperties properties, LiveMetrics metrics, Events events, AccessControl access) {
        this.vertx = vertx;
        this.events = events;
        this.metrics = metrics;
        this.max = properties.maxStreams();
        this.streams = new OpenStreams(metrics);
        StreamUpkeep upkeep = new StreamUpkeep(streams, access, properties);
        vertx.setPeriodic(StreamUpkeep.INTERVAL_MILLIS, timer -> upkeep.run());
    }

    /**
     * Opens a stream, if there is room for it.
     *
     * @param begin begins the response; called only if there is room
     * @param lastEventId the last event of an earlier stream of this client; null if there was none
     * @return 503 if there is no room, 429 if this skier has too many
     */
    public @Nullable Problem open(
            Supplier<HttpServerRequest> begin, Subject subject, Decision.Allowed caller, @Nullable String lastEventId) {
        if (draining) {
            return Problem.of(503, "Service Unavailable", "This gateway is stopping; connect again.");
        }
        if (subject instanceof Subject.Skier && streams.count(subject) >= MAX_OF_A_SKIER) {
            metrics.rejected();
            return Problem.of(
                    429, "Too Many Requests", "This skier has too many live streams; close some, and poll meanwhile.");
        }
        if (metrics.open().incrementAndGet() > max) {
            metrics.open().decrementAndGet();
            metrics.rejected();
            return Problem.of(503, "Service Unavailable", "Too many live streams are open; poll, and try again later.");
        }
        LiveStream stream = new LiveStream(begin.get(), subject, caller);
        streams.add(stream);
        streams.write(stream, events.hello(number));
        stream.forgetHeaders();
        if (!subscribed) {
            streams.write(stream, Events.PAUSED);
        }
        if (lastEventId != null) {
            resume(stream, lastEventId);
        }
        return null;
    }

    private void resume(LiveStream stream, String lastEventId) {
        OptionalLong last = events.ids().number(lastEventId);
        if (last.isEmpty() || last.getAsLong() > number || !recent.hasAllAfter(last.getAsLong())) {
            streams.write(stream, Events.RELOAD);
        } else {
            recent.after(
                    last.getAsLong(),
                    stream.subject(),
                    (hintNumber, hint) -> streams.writeRides(stream, events.rides(stream.subject(), hintNumber, hint)));
        }
    }

    @Override
    public void subscribed(long last) {
        subscribed = true;
        number = last;
        recent.restartAfter(last);
        streams.all().forEach(stream -> streams.write(stream, Events.RESUMED));
    }

    @Override
    public void lost() {
        subscribed = false;
        streams.all().forEach(stream -> streams.write(stream, Events.PAUSED));
    }

    @Override
    public void hints(HintBatch batch) {
        recent.add(batch);
        number = batch.last();
        if (streams.isEmpty()) {
            return;
        }
        Set<ResortEvents> touched = new HashSet<>();
        long next = batch.first();
        for (RideHint hint : batch.hints()) {
            Subject skier = new Subject.Skier(hint.skierId());
            if (streams.has(skier)) {
                streams.writeRides(skier, events.rides(skier, next, hint));
            }
            Subject resort = new Subject.Resort(hint.resortId());
            if (streams.has(resort)) {
                ResortEvents its = resorts.computeIfAbsent(resort, this::resortEvents);
                its.take(next, hint);
                touched.add(its);
            }
            next++;
        }
        touched.forEach(ResortEvents::flush);
    }

    private ResortEvents resortEvents(Subject resort) {
        return new ResortEvents(
                vertx, (hintNumber, hint) -> streams.writeRides(resort, events.rides(resort, hintNumber, hint)));
    }

    /** Ends all streams, and opens no further ones. */
    public void drain() {
        draining = true;
        streams.all().forEach(stream -> streams.end(stream, Events.drain()));
    }
}
