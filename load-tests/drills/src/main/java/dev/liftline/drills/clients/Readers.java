package dev.liftline.drills.clients;

import dev.liftline.local.load.Arrivals;
import dev.liftline.local.load.ConnectionPool;
import dev.liftline.local.load.Request;
import dev.liftline.model.Seasons;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import io.vertx.core.Vertx;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Clients that read recent rides and totals at a fixed rate. Used by the event loop only. */
final class Readers {

    private final Vertx vertx;
    private final ConnectionPool connections;
    private final Observations observations;
    private final SplittableRandom random = new SplittableRandom();
    private @Nullable Arrivals arrivals;

    Readers(Vertx vertx, ConnectionPool connections, Observations observations) {
        this.vertx = vertx;
        this.connections = connections;
        this.observations = observations;
    }

    void start(double readsPerSecond) {
        arrivals = Arrivals.start(
                vertx, readsPerSecond, dueAt -> observations.recent().any().ifPresent(ride -> read(ride, dueAt)));
    }

    void stop() {
        if (arrivals != null) {
            arrivals.stop();
        }
    }

    private void read(ReferenceRide ride, long dueAt) {
        observations.timeline().read(dueAt);
        connections.sendOrFail(Request.get(path(ride)), response -> {
            // A ride acknowledged a moment ago may not be stored yet.
            Outcome outcome = response.status() == 404 ? Outcome.OK : Outcome.of(response);
            observations.timeline().read(dueAt, outcome);
            if (outcome != Outcome.OK) {
                observations.errors().add("read: " + ErrorSamples.text(response));
            }
        });
    }

    private String path(ReferenceRide ride) {
        String season = Seasons.text(observations.season());
        int chance = random.nextInt(100);
        if (chance < 50) {
            return Requests.skierDay(observations.season(), ride);
        }
        if (chance < 65) {
            return "/skiers/%d/days?season=%s".formatted(ride.skier(), season);
        }
        if (chance < 80) {
            return "/skiers/%d/vertical?resort=%d".formatted(ride.skier(), ride.resort());
        }
        if (chance < 95) {
            return "/skiers/%d/rides?resort=%d&season=%s&day=%d"
                    .formatted(ride.skier(), ride.resort(), season, ride.day());
        }
        return "/resorts/%d/seasons/%s/days/%d".formatted(ride.resort(), season, ride.day());
    }
}
