package dev.liftline.testkit.rides;

import dev.liftline.model.Seasons;
import dev.liftline.testkit.http.Shot;
import io.vertx.core.buffer.Buffer;

/** The requests that benchmarks make of a ride. */
public final class Requests {

    private Requests() {}

    /** Where the ride is reported, and where the vertical of its skier's day is read. */
    public static String skierDay(int season, FieldRide ride) {
        return "/skiers/" + ride.resort() + "/seasons/" + Seasons.text(season) + "/days/" + ride.day() + "/skiers/"
                + ride.skier();
    }

    /** What a scanner sends. */
    public static String body(FieldRide ride) {
        return "{\"time\":" + ride.time() + ",\"liftID\":" + ride.lift() + "}";
    }

    /** Reports the ride. */
    public static Shot report(int season, FieldRide ride) {
        return Shot.post(skierDay(season, ride), Buffer.buffer(body(ride)));
    }
}
