package dev.liftline.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.RunningLoad;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.load.ReferenceLoad;
import dev.liftline.testkit.load.ReplicaCounters;
import dev.liftline.testkit.rides.Requests;
import dev.liftline.testkit.rides.RideRanges;
import dev.liftline.testkit.rides.RideResults;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Scales ingest up and down under load. */
class ScalingIT extends EndToEndTest {

    private static final int MORE_RIDES_THAN_ARE_SENT = 500_000;

    private static final RideRanges RANGES = new RideRanges(500, 10, 40, 2, 1_440);

    ScalingIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void scalesIngestToFourReplicasAndBackWithoutAFailedRequest() {
        int season = stack.unusedSeason();
        RideResults results = new RideResults(MORE_RIDES_THAN_ARE_SENT);
        try (LoadClient scanners = gateway.client(4)) {
            RunningLoad load = scanners.start(
                    Requests.reportAll(season, RANGES.draw(MORE_RIDES_THAN_ARE_SENT, new SplittableRandom(4)))
                            .retrying(ReferenceLoad.RETRY)
                            .onResult(results));
            await().until(() -> results.acknowledged().size() > 500);

            stack.scale(Role.INGEST, 4);
            await().atMost(20, SECONDS).until(() -> acknowledgedBy("ingest-3") > 0 && acknowledgedBy("ingest-4") > 0);
            stack.scale(Role.INGEST, 2);
            int after = results.acknowledged().size();
            await().atMost(20, SECONDS).until(() -> results.acknowledged().size() > after + 500);
            LoadResult result = load.stop().await();

            assertThat(result.counts()).containsOnlyKeys("201");
            assertThat(result.retries()).isEmpty();
            new SeasonReconciliation(stack, season).assertRight(results);
        }
    }

    private double acknowledgedBy(String replica) {
        return ReplicaCounters.of(List.of(stack.replica(replica)))
                .sum("liftline_ingest_rides_total", "result=\"acknowledged\"");
    }
}
