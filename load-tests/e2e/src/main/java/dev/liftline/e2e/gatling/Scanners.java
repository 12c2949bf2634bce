package dev.liftline.e2e.gatling;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.liftline.model.Seasons;
import dev.liftline.testkit.rides.FieldRide;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What scanners do. The rides must be endless; Gatling takes them from one thread at a time. */
final class Scanners {

    private final String season;

    /** Scanners whose rides all belong to one season. */
    Scanners(int season) {
        this.season = Seasons.text(season);
    }

    /** Users who each send one ride and go, so that a slow answer holds back no other ride. */
    ScenarioBuilder rides(Iterator<FieldRide> rides) {
        return scenario("scanners").exec(nextOf(rides)).exec(postRide());
    }

    /** Users who each send a batch, as a scanner does that was offline. */
    ScenarioBuilder batches(String name, Iterator<FieldRide> rides, int size) {
        Iterator<Map<String, Object>> batches = Stream.generate(
                        () -> Map.<String, Object>of("batch", batch(rides, size)))
                .iterator();
        return scenario(name)
                .exec(feed(batches))
                .exec(http("POST " + size + " rides")
                        .post("/lift-rides")
                        .body(StringBody("#{batch}"))
                        .check(status().is(200), jsonPath("$.accepted").ofInt().is(size)));
    }

    /** Takes the ride that {@link #postRide} sends. */
    ChainBuilder nextOf(Iterator<FieldRide> rides) {
        return feed(Stream.generate(rides::next).map(Scanners::attributes).iterator());
    }

    /** Sends the user's ride. */
    HttpRequestActionBuilder postRide() {
        return http("POST ride")
                .post("/skiers/#{resort}/seasons/" + season + "/days/#{day}/skiers/#{skier}")
                .body(StringBody("{\"time\":#{time},\"liftID\":#{lift}}"))
                .check(status().is(201));
    }

    private static Map<String, Object> attributes(FieldRide ride) {
        return Map.of(
                "resort", ride.resort(),
                "day", ride.day(),
                "skier", ride.skier(),
                "time", ride.time(),
                "lift", ride.lift());
    }

    private String batch(Iterator<FieldRide> rides, int size) {
        return Stream.generate(rides::next)
                .limit(size)
                .map(ride ->
                        "{\"resortID\":%d,\"seasonID\":\"%s\",\"dayID\":%d,\"skierID\":%d,\"time\":%d,\"liftID\":%d}"
                                .formatted(ride.resort(), season, ride.day(), ride.skier(), ride.time(), ride.lift()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
