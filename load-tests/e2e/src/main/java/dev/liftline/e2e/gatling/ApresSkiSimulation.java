package dev.liftline.e2e.gatling;

import static io.gatling.javaapi.core.CoreDsl.rampUsers;

import dev.liftline.testkit.rides.ReferenceRide;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Reads in the evening at a fixed arrival rate while the last rides arrive. First sends the rides of the day in batches, skier after
 * skier, so that there is data to read.
 */
public final class ApresSkiSimulation extends LoadSimulation {

    private static final double LAST_RIDES = 0.05;
    private static final int BATCH_BEFORE = 1_000;
    private static final int BATCHES_A_SECOND = 10;

    public ApresSkiSimulation() {
        PopulationBuilder readers =
                reads().injectOpen(risingTo(Setting.READS_PER_SECOND.value() * ReaderScenarios.READERS_PER_READ));
        PopulationBuilder lastRides = rides().injectOpen(risingTo(Setting.RIDES_PER_SECOND.value() * LAST_RIDES));
        int before = Math.ceilDiv((int) Setting.RIDES_BEFORE.value(), BATCH_BEFORE);
        if (before == 0) {
            play(readers, lastRides);
        } else {
            PopulationBuilder dayBefore = scanners.batches("the day before", skierAfterSkier(), BATCH_BEFORE)
                    .injectOpen(rampUsers(before).during(Duration.ofSeconds(Math.ceilDiv(before, BATCHES_A_SECOND))));
            play(dayBefore.andThen(readers, lastRides));
        }
    }

    private Iterator<ReferenceRide> skierAfterSkier() {
        SplittableRandom random = random();
        return IntStream.iterate(0, skier -> (skier + 1) % day.ranges().skiers())
                .mapToObj(skier -> day.rideOf(1 + skier, random))
                .iterator();
    }
}
