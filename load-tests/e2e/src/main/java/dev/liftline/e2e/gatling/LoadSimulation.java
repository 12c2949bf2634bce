package dev.liftline.e2e.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.liftline.testkit.rides.FieldRide;
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
 * What the simulations share: where they go, who may take part, and when they are right. None is wrong for being slow.
 */
abstract class LoadSimulation extends Simulation {

    /** For so many rides that are sent alone there is one batch. */
    static final double RIDES_FOR_EACH_BATCH = 100;

    private static final int BATCH_SIZE = 20;

    final SkiDay day = SkiDay.PLAYED;
    final int season = (int) Setting.SEASON.value();
    final Scanners scanners = new Scanners(season);
    private final SplittableRandom seeds = new SplittableRandom(Setting.SEED.value());
    private final Answers readAnswers = new Answers();

    /** Says how reads were answered, when all is over. */
    @Override
    public final void after() {
        if (!readAnswers.isEmpty()) {
            System.out.println("Reads were answered " + readAnswers);
        }
    }

    /** Lets these users loose on the gateway, over connections that they share; right when no request failed. */
    final void play(PopulationBuilder... users) {
        setUp(users)
                .protocols(protocol().shareConnections())
                .assertions(global().failedRequests().count().is(0L));
    }

    /** How every client speaks to the gateway. */
    final HttpProtocolBuilder protocol() {
        return http.baseUrl(BaseUrl.value().toString())
                .contentTypeHeader("application/json")
                .acceptHeader("application/json")
                .disableCaching()
                .disableWarmUp();
    }

    /** Scanners of that day, a ride each. */
    final ScenarioBuilder rides() {
        return scanners.rides(new WithRepeats(ridesOfTheDay(), random()));
    }

    /** Scanners of that day that were offline for a while. */
    final ScenarioBuilder batches() {
        return scanners.batches("scanners that were offline", ridesOfTheDay(), BATCH_SIZE);
    }

    /** Readers of that day. */
    final ScenarioBuilder reads() {
        return new Readers(readAnswers).reads(new ReadStream(day, season, random()));
    }

    /** Chance of its own for one stream of requests, the same for the same seed. */
    final SplittableRandom random() {
        return seeds.split();
    }

    /** Users who arrive ever faster for a quarter of the time, in which a cold system warms up, then at the rate given. */
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

    private Iterator<FieldRide> ridesOfTheDay() {
        SplittableRandom random = random();
        return Stream.generate(() -> day.ride(random)).iterator();
    }
}
