package dev.liftline.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.local.replica.Role;
import dev.liftline.testkit.load.ClosedLoop;
import dev.liftline.testkit.load.LoadReport;
import dev.liftline.testkit.load.RunningLoad;
import dev.liftline.testkit.rides.Field;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Replicas come and go under load. */
class ScalingIT extends EndToEnd {

    private static final Pattern ACKNOWLEDGED =
            Pattern.compile("liftline_ingest_rides_total\\{[^}]*outcome=\"acknowledged\"[^}]*} ([0-9.E]+)");
    private static final int MORE_RIDES_THAN_ARE_SENT = 500_000;

    private static final Field FIELD = new Field(500, 10, 40, 2, 1_440);

    ScalingIT(Liftline liftline) {
        super(liftline);
    }

    @Test
    void ingestGrowsToFourReplicasAndShrinksToTwoWithoutAFailedRequest() {
        int season = liftline.unusedSeason();
        try (ClosedLoop scanners = new ClosedLoop(gateway.base(), season)) {
            RunningLoad load = scanners.start(FIELD.draw(MORE_RIDES_THAN_ARE_SENT, new SplittableRandom(4)), 4);
            await().until(() -> load.acknowledged() > 500);

            liftline.scale(Role.INGEST, 4);
            await().atMost(20, SECONDS).until(() -> acknowledgedBy("ingest-3") > 0 && acknowledgedBy("ingest-4") > 0);
            liftline.scale(Role.INGEST, 2);
            int after = load.acknowledged();
            await().atMost(20, SECONDS).until(() -> load.acknowledged() > after + 500);
            LoadReport report = load.finish().await();

            assertThat(report.failuresByCause()).isEmpty();
            assertThat(report.retriesByCause()).isEmpty();
            new Books(liftline, season).assertRight(report);
        }
    }

    private double acknowledgedBy(String replica) {
        URI management = liftline.management(replica);
        Matcher metric = ACKNOWLEDGED.matcher(
                new Gateway(management).get("/actuator/prometheus").body());
        return metric.find() ? Double.parseDouble(metric.group(1)) : 0;
    }
}
