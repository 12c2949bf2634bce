package dev.liftline.e2e;

import dev.liftline.model.Seasons;
import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.RideKeys;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A quiet afternoon: one scanner that sends some dozen rides a second, whatever it is answered, until it is closed. It
 * sends nothing twice: what was not acknowledged may or may not be stored.
 */
final class LightLoad implements AutoCloseable {

    private static final Field FIELD = new Field(50, 2, 40, 2, 360);
    private static final Duration BETWEEN_RIDES = Duration.ofMillis(20);
    private static final int MOST_RIDES = 100_000;

    private final Gateway gateway;
    private final int season;
    private final RideKeys acknowledged = new RideKeys(MOST_RIDES);
    private final RideKeys unconfirmed = new RideKeys(MOST_RIDES);
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> scanner;
    private volatile boolean closing;

    LightLoad(Gateway gateway, int season) {
        this.gateway = gateway;
        this.season = season;
        this.scanner = CompletableFuture.runAsync(this::send, Thread::startVirtualThread);
    }

    /** How often each status was answered so far; 0 stands for a broken connection. */
    Map<Integer, Integer> answers() {
        return Map.copyOf(answers);
    }

    int acknowledgedSoFar() {
        return acknowledged.size();
    }

    RideKeys acknowledged() {
        return acknowledged;
    }

    RideKeys unconfirmed() {
        return unconfirmed;
    }

    @Override
    public void close() {
        closing = true;
        scanner.join();
    }

    private void send() {
        SplittableRandom random = new SplittableRandom(season);
        while (!closing) {
            FieldRide ride = FIELD.draw(random);
            int status = status(ride);
            (status == 201 ? acknowledged : unconfirmed).add(ride.key());
            answers.merge(status, 1, Integer::sum);
            LockSupport.parkNanos(BETWEEN_RIDES.toNanos());
        }
    }

    private int status(FieldRide ride) {
        try {
            return gateway.tryRide(
                            ride.resort(), Seasons.text(season), ride.day(), ride.skier(), ride.time(), ride.lift())
                    .status();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }
}
