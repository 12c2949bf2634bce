package dev.liftline.load.gatling;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.tryMax;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.liftline.load.field.Field;
import dev.liftline.load.field.FieldRide;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.Iterator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The field's load: 32 clients send 1,000 rides each, then more clients send the rest, each ride up to six times until
 * it is answered 201.
 *
 * <p>System properties: {@code baseUrl} (http://127.0.0.1:8080), {@code requests} (200000), {@code clients} of the
 * second phase (128), {@code season} (2099), {@code seed} (1).
 */
public final class FieldLoadSimulation extends Simulation {

    private static final int FIRST_CLIENTS = 32;
    private static final int FIRST_RIDES_OF_EACH = 1_000;
    private static final int MOST_ATTEMPTS = 6;

    private final int requests = Integer.getInteger("requests", 200_000);
    private final int clients = Integer.getInteger("clients", 128);
    private final int season = Integer.getInteger("season", 2099);
    private final Iterator<Map<String, Object>> rides = rides(Long.getLong("seed", 1));

    /** Called by Gatling. */
    public FieldLoadSimulation() {
        int first = Math.min(requests, FIRST_CLIENTS * FIRST_RIDES_OF_EACH) / FIRST_CLIENTS;
        int rest = Math.ceilDiv(requests - first * FIRST_CLIENTS, clients);
        ScenarioBuilder morning = scenario("32 clients").exec(send(first));
        ScenarioBuilder peak = scenario(clients + " clients").exec(send(rest));
        setUp(morning.injectOpen(atOnceUsers(FIRST_CLIENTS)).andThen(peak.injectOpen(atOnceUsers(clients))))
                .protocols(http.baseUrl(System.getProperty("baseUrl", "http://127.0.0.1:8080"))
                        .contentTypeHeader("application/json")
                        .disableWarmUp())
                .assertions(global().successfulRequests().percent().is(100.0));
    }

    private ChainBuilder send(int times) {
        return repeat(times)
                .on(feed(rides)
                        .exec(tryMax(MOST_ATTEMPTS)
                                .on(http("POST lift ride")
                                        .post("/skiers/#{resort}/seasons/" + season + "/days/#{day}/skiers/#{skier}")
                                        .body(StringBody("{\"time\":#{time},\"liftID\":#{lift}}"))
                                        .check(status().is(201)))));
    }

    private static Iterator<Map<String, Object>> rides(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> Field.STANDARD.draw(random))
                .map(FieldLoadSimulation::attributes)
                .iterator();
    }

    private static Map<String, Object> attributes(FieldRide ride) {
        return Map.of(
                "resort", ride.resort(),
                "day", ride.day(),
                "skier", ride.skier(),
                "time", ride.time(),
                "lift", ride.lift());
    }
}
