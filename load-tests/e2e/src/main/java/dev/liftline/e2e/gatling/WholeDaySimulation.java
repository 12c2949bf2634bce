package dev.liftline.e2e.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;

import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;

/**
 * A compressed day: opening, rush, a steady midday, an afternoon with fewer rides and more reads, and the evening's
 * reads.
 */
public final class WholeDaySimulation extends LoadSimulation {

    private static final Duration OPENING = share(0.15);
    private static final Duration RUSH = share(0.2);
    private static final Duration LATE_MORNING = share(0.1);
    private static final Duration MIDDAY = share(0.25);
    private static final Duration AFTERNOON = share(0.2);
    private static final Duration EVENING = share(0.1);

    public WholeDaySimulation() {
        double rides = Setting.RIDES_PER_SECOND.value();
        double readers = Setting.READS_PER_SECOND.value() * ReaderScenarios.READERS_PER_READ;
        play(
                rides().injectOpen(scannersOfTheDay(rides)),
                batches().injectOpen(scannersOfTheDay(rides / RIDES_FOR_EACH_BATCH)),
                reads().injectOpen(readersOfTheDay(readers)));
    }

    private static OpenInjectionStep[] scannersOfTheDay(double busiest) {
        return new OpenInjectionStep[] {
            rampUsersPerSec(busiest / 20).to(busiest).during(OPENING),
            constantUsersPerSec(busiest).during(RUSH),
            rampUsersPerSec(busiest).to(busiest / 2).during(LATE_MORNING),
            constantUsersPerSec(busiest / 2).during(MIDDAY),
            rampUsersPerSec(busiest / 2).to(busiest / 20).during(AFTERNOON),
            constantUsersPerSec(busiest / 20).during(EVENING)
        };
    }

    private static OpenInjectionStep[] readersOfTheDay(double busiest) {
        return new OpenInjectionStep[] {
            constantUsersPerSec(busiest / 20).during(OPENING),
            constantUsersPerSec(busiest / 20).during(RUSH),
            rampUsersPerSec(busiest / 20).to(busiest / 4).during(LATE_MORNING),
            constantUsersPerSec(busiest / 4).during(MIDDAY),
            rampUsersPerSec(busiest / 4).to(busiest).during(AFTERNOON),
            constantUsersPerSec(busiest).during(EVENING)
        };
    }
}
