package dev.liftline.e2e.gatling;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.liftline.local.load.Credentials;
import dev.liftline.model.Seasons;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The scenarios of scanners. The rides must be endless; Gatling takes them from one thread at a time. */
final class ScannerScenarios {

    private final int season;
    private final Credentials keys;

    ScannerScenarios(int season, Credentials keys) {
        this.season = season;
        this.keys = keys;
    }

    /** Users who each send one ride, so that a slow response delays no other ride. */
    ScenarioBuilder rides(Iterator<ReferenceRide> rides) {
        return scenario("scanners").exec(nextOf(rides)).exec(postRide());
    }

    /** Users who each send a batch, like a scanner that was offline. */
    ScenarioBuilder batches(String name, Iterator<ReferenceRide> rides, int size) {
        Iterator<Map<String, Object>> batches = Stream.generate(() -> {
                    List<ReferenceRide> batch =
                            Stream.generate(rides::next).limit(size).toList();
                    return Map.<String, Object>of("batch", Requests.batchBody(season, batch));
                })
                .iterator();
        return scenario(name)
                .exec(feed(batches))
                .exec(http("POST " + size + " rides")
                        .post("/lift-rides")
                        .body(StringBody("#{batch}"))
                        .check(status().is(200), jsonPath("$.accepted").ofInt().is(size)));
    }

    /** Takes the ride that {@link #postRide} sends. */
    ChainBuilder nextOf(Iterator<ReferenceRide> rides) {
        return feed(
                Stream.generate(rides::next).map(ScannerScenarios::attributes).iterator());
    }

    HttpRequestActionBuilder postRide() {
        HttpRequestActionBuilder request = http("POST ride")
                .post("/skiers/#{resort}/seasons/" + Seasons.text(season) + "/days/#{day}/skiers/#{skier}")
                .body(StringBody("{\"time\":#{time},\"liftID\":#{lift}}"))
                .check(status().is(201));
        return keys.operator().isEmpty()
                ? request
                : request.header(Credentials.HEADER, session -> keys.scanner(session.getInt("resort")));
    }

    private static Map<String, Object> attributes(ReferenceRide ride) {
        return Map.of(
                "resort", ride.resort(),
                "day", ride.day(),
                "skier", ride.skier(),
                "time", ride.time(),
                "lift", ride.lift());
    }
}
