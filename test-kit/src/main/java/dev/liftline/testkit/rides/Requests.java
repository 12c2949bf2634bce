package dev.liftline.testkit.rides;

import dev.liftline.local.load.Load;
import dev.liftline.local.load.Request;
import dev.liftline.model.Seasons;
import io.vertx.core.buffer.Buffer;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** The requests that report rides. */
public final class Requests {

    private Requests() {}

    /** The path that takes the ride and returns the vertical of its skier day. */
    public static String skierDay(int season, ReferenceRide ride) {
        return "/skiers/" + ride.resort() + "/seasons/" + Seasons.text(season) + "/days/" + ride.day() + "/skiers/"
                + ride.skier();
    }

    /** The body that reports the ride. */
    public static String body(ReferenceRide ride) {
        return "{\"time\":" + ride.time() + ",\"liftID\":" + ride.lift() + "}";
    }

    /** Reports the ride; its key is the request's id. */
    public static Request report(int season, ReferenceRide ride) {
        return Request.post(skierDay(season, ride), Buffer.buffer(body(ride))).withId(ride.key());
    }

    /** Reports at most 1,000 rides in one batch. */
    public static Request batch(int season, List<ReferenceRide> rides) {
        return Request.post("/lift-rides", Buffer.buffer(batchBody(season, rides)));
    }

    /** The body that reports rides in one batch. */
    public static String batchBody(int season, List<ReferenceRide> rides) {
        return rides.stream().map(ride -> item(season, ride)).collect(Collectors.joining(",", "[", "]"));
    }

    /** A closed loop that reports each ride once. The requests are made when they are sent, because there may be many. */
    public static Load reportAll(int season, List<ReferenceRide> rides) {
        Iterator<ReferenceRide> next = rides.iterator();
        return Load.closed(rides.size(), () -> report(season, next.next()));
    }

    private static String item(int season, ReferenceRide ride) {
        return "{\"resortID\":%d,\"seasonID\":\"%s\",\"dayID\":%d,\"skierID\":%d,\"time\":%d,\"liftID\":%d}"
                .formatted(ride.resort(), Seasons.text(season), ride.day(), ride.skier(), ride.time(), ride.lift());
    }
}
