package dev.liftline.e2e.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.tryMax;

import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.RideRanges;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The reference load: 32 clients send up to 1,000 rides each, then more clients send the rest. Each client has a connection, sends a ride
 * up to six times until the status is 201, and then sends the next one: a closed loop.
 */
public final class ReferenceLoadSimulation extends LoadSimulation {

    private static final int FIRST_CLIENTS = 32;
    private static final int FIRST_RIDES_OF_EACH = 1_000;
    private static final int MAX_ATTEMPTS = 6;

    /** The group of all attempts at one ride; it fails if the last attempt fails. */
    private static final String RIDE = "ride until acknowledged";

    private final Iterator<ReferenceRide> rides = fieldRides();

    public ReferenceLoadSimulation() {
        int requests = (int) Setting.REQUESTS.value();
        int clients = (int) Setting.CLIENTS.value();
        int first = Math.min(requests, FIRST_CLIENTS * FIRST_RIDES_OF_EACH);
        setUp(clients("32 clients", FIRST_CLIENTS, first)
                        .injectOpen(atOnceUsers(FIRST_CLIENTS))
                        .andThen(clients("more clients", clients, requests - first)
                                .injectOpen(atOnceUsers(clients))))
                .protocols(protocol())
                .assertions(details(RIDE).failedRequests().count().is(0L));
    }

    /** Distributes the rides evenly over clients with consecutive numbers. */
    private ScenarioBuilder clients(String name, int clients, int all) {
        return scenario(name)
                .exec(repeat(session -> all / clients + (session.userId() % clients < all % clients ? 1 : 0))
                        .on(scanners.nextOf(rides)
                                .exec(group(RIDE).on(tryMax(MAX_ATTEMPTS).on(scanners.postRide())))));
    }

    private Iterator<ReferenceRide> fieldRides() {
        SplittableRandom random = random();
        return Stream.generate(() -> RideRanges.REFERENCE.draw(random)).iterator();
    }
}
