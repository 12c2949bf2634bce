package dev.liftline.drills.clients;

import dev.liftline.model.Seasons;
import dev.liftline.testkit.http.Shot;
import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.Requests;
import io.vertx.core.Vertx;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Skiers, and now and then the resort, that look at what was ridden lately, at a fixed rate. For the event loop alone. */
final class Readers {

    private static final int NOT_FOUND = 404;

    private final Vertx vertx;
    private final ConnectionPool lanes;
    private final Observations watched;
    private final RecentRides recent;
    private final int season;
    private final SplittableRandom random = new SplittableRandom();
    private @Nullable FixedRate pace;

    Readers(Vertx vertx, ConnectionPool lanes, Observations watched, RecentRides recent, int season) {
        this.vertx = vertx;
        this.lanes = lanes;
        this.watched = watched;
        this.recent = recent;
        this.season = season;
    }

    void start(double readsPerSecond) {
        pace = FixedRate.of(vertx, readsPerSecond, dueAt -> recent.any().ifPresent(ride -> look(ride, dueAt)));
    }

    void stop() {
        if (pace != null) {
            pace.stop();
        }
    }

    private void look(FieldRide ride, long dueAt) {
        watched.timeline().read(dueAt);
        lanes.ask(Shot.get(path(ride))).onSuccess(answer -> {
            // What was acknowledged a moment ago need not be stored yet.
            Outcome outcome = answer.status() == NOT_FOUND ? Outcome.OK : answer.outcome();
            watched.timeline().read(dueAt, outcome);
            if (outcome != Outcome.OK) {
                watched.complaints().add("read: " + answer.text());
            }
        });
    }

    private String path(FieldRide ride) {
        String text = Seasons.text(season);
        int chance = random.nextInt(100);
        if (chance < 50) {
            return Requests.skierDay(season, ride);
        }
        if (chance < 65) {
            return "/skiers/" + ride.skier() + "/days?season=" + text;
        }
        if (chance < 80) {
            return "/skiers/" + ride.skier() + "/vertical?resort=" + ride.resort();
        }
        if (chance < 95) {
            return "/skiers/" + ride.skier() + "/rides?resort=" + ride.resort() + "&season=" + text + "&day="
                    + ride.day();
        }
        return "/resorts/" + ride.resort() + "/seasons/" + text + "/days/" + ride.day();
    }
}
