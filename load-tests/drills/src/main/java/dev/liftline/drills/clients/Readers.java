package dev.liftline.drills.clients;

import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.local.load.RunningLoad;
import dev.liftline.model.Seasons;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Clients that read recent rides and totals at a fixed rate. */
final class Readers {

    private final LoadClient client;
    private final Observations observations;
    private final SplittableRandom random = new SplittableRandom();
    private @Nullable RunningLoad arrivals;

    Readers(LoadClient client, Observations observations) {
        this.client = client;
        this.observations = observations;
    }

    void start(double readsPerSecond) {
        arrivals = client.start(Load.open(
                        readsPerSecond,
                        dueAt -> observations
                                .recent()
                                .any()
                                .map(ride -> read(ride, dueAt))
                                .orElse(null))
                .failingFast()
                .onResult((request, response, nanos) -> completed(request.id(), response)));
    }

    void stop() {
        if (arrivals != null) {
            arrivals.stop();
        }
    }

    /** Waits for the last response, after {@link #stop}. */
    void await() {
        if (arrivals != null) {
            arrivals.await();
        }
    }

    private Request read(ReferenceRide ride, long dueAt) {
        observations.timeline().read(dueAt);
        return Request.get(path(ride)).withId(dueAt);
    }

    private void completed(long dueAt, Response response) {
        // A ride acknowledged a moment ago may not be stored yet.
        Outcome outcome = response.status() == 404 ? Outcome.OK : Outcome.of(response);
        observations.timeline().read(dueAt, outcome);
        if (outcome != Outcome.OK) {
            observations.errors().add("read: " + ErrorSamples.text(response));
        }
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
