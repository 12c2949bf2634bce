package dev.liftline.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.RunningLoad;
import dev.liftline.testkit.load.ReferenceLoad;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import dev.liftline.testkit.rides.RideRanges;
import dev.liftline.testkit.rides.RideResults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** 20,000 rides on 64 connections, one in twenty sent twice. */
class LoadReconciliationIT extends EndToEndTest {

    private static final int RIDES = 20_000;
    private static final int SENT_AGAIN = RIDES / 20;
    private static final int CONNECTIONS = 64;

    /** Few skiers, so that each has many rides and their totals are worth a recount. */
    private static final RideRanges RANGES = new RideRanges(2_000, 3, 40, 2, 360);

    LoadReconciliationIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void storesEveryAcknowledgedRideOnceWithRightTotals() {
        int season = stack.unusedSeason();
        RideResults results = new RideResults(RIDES + SENT_AGAIN);
        try (LoadClient scanners = gateway.client(CONNECTIONS)) {
            LoadResult result = scanners.run(load(season, 1, results));

            assertThat(result.counts()).containsOnlyKeys("201");
            assertThat(results.acknowledged().size()).isEqualTo(RIDES + SENT_AGAIN);
            new SeasonReconciliation(stack, season).assertRight(results);
        }
    }

    @Test
    void killingAnIngestReplicaAndAConsumerLosesAndDuplicatesNothing() {
        int season = stack.unusedSeason();
        RideResults results = new RideResults(RIDES + SENT_AGAIN);
        try (LoadClient scanners = gateway.client(CONNECTIONS)) {
            RunningLoad load = scanners.start(load(season, 2, results));
            await().atMost(60, SECONDS).until(() -> results.acknowledged().size() > RIDES / 4);
            stack.replica("ingest-1").kill();
            await().atMost(60, SECONDS).until(() -> results.acknowledged().size() > RIDES / 2);
            stack.replica("consumer-1").kill();
            LoadResult result = load.await();

            assertThat(result.counts()).containsOnlyKeys("201");
            assertThat(result.retries()).isEmpty();
            assertThat(results.acknowledged().size()).isEqualTo(RIDES + SENT_AGAIN);
            new SeasonReconciliation(stack, season).assertRight(results);
        }
        stack.awaitAllReady();
    }

    private static Load load(int season, long seed, RideResults results) {
        return Requests.reportAll(season, rides(seed))
                .retrying(ReferenceLoad.RETRY)
                .onResult(results);
    }

    private static List<ReferenceRide> rides(long seed) {
        List<ReferenceRide> rides = new ArrayList<>(RANGES.draw(RIDES, new SplittableRandom(seed)));
        rides.addAll(rides.subList(0, SENT_AGAIN));
        Collections.shuffle(rides, new Random(seed));
        return rides;
    }
}
