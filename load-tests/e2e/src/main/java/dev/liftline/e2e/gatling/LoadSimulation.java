package dev.liftline.e2e.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.liftline.local.load.Credentials;
import dev.liftline.testkit.rides.ReadStream;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.SimulatedDay;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The common part of the simulations: protocol, scenarios and assertions. No assertion is about time.
 */
abstract class LoadSimulation extends Simulation {

    static final double RIDES_FOR_EACH_BATCH = 100;

    private static final int BATCH_SIZE = 20;

    final SimulatedDay day = SimulatedDay.STANDARD;
    final int season = (int) Setting.SEASON.value();
    private final Credentials keys = GatewayKeys.value();
    final ScannerScenarios scanners = new ScannerScenarios(season, keys);
    private final SplittableRandom seeds = new SplittableRandom(Setting.SEED.value());
    private final ReaderScenarios readers = new ReaderScenarios();

    /** Prints the statuses of the reads at the end. */
    @Override
    public final void after() {
        if (!readers.statuses().isEmpty()) {
            System.out.println("Statuses of reads: " + readers.statuses());
        }
    }

    /** Runs these users on shared connections; succeeds if no request failed. */
    final void play(PopulationBuilder... users) {
        setUp(users)
                .protocols(protocol().shareConnections())
                .assertions(global().failedRequests().count().is(0L));
    }

    final HttpProtocolBuilder protocol() {
        HttpProtocolBuilder protocol = http.baseUrl(BaseUrl.value().toString())
                .contentTypeHeader("application/json")
                .acceptHeader("application/json")
                .disableCaching()
                .disableWarmUp();
        return keys.operator().isEmpty() ? protocol : protocol.header(Credentials.HEADER, keys.operator());
    }

    final ScenarioBuilder rides() {
        return scanners.rides(new RepeatedRides(ridesOfTheDay(), random()));
    }

    /** Scanners that send a batch after a time offline. */
    final ScenarioBuilder batches() {
        return scanners.batches("scanners that were offline", ridesOfTheDay(), BATCH_SIZE);
    }

    final ScenarioBuilder reads() {
        return readers.reads(new ReadStream(day, season, random()));
    }

    /** A random source for one stream of requests, derived from the seed. */
    final SplittableRandom random() {
        return seeds.split();
    }

    /** Users at a rate that rises for a quarter of the time, to warm up the stack, and is constant then. */
    static OpenInjectionStep[] risingTo(double usersPerSecond) {
        return new OpenInjectionStep[] {
            rampUsersPerSec(usersPerSecond / 20).to(usersPerSecond).during(share(0.25)),
            constantUsersPerSec(usersPerSecond).during(share(0.75))
        };
    }

    /** About that part of the property {@code seconds}: Gatling takes whole seconds only, and fails at none. */
    static Duration share(double ofAll) {
        return Duration.ofSeconds(Math.max(1, Math.round(Setting.SECONDS.value() * ofAll)));
    }

    private Iterator<ReferenceRide> ridesOfTheDay() {
        SplittableRandom random = random();
        return Stream.generate(() -> day.ride(random)).iterator();
    }
}
