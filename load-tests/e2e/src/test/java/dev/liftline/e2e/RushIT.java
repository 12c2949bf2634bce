package dev.liftline.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.testkit.load.ClosedLoop;
import dev.liftline.testkit.load.LoadReport;
import dev.liftline.testkit.load.RunningLoad;
import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.FieldRide;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A busy morning: 20,000 rides from 64 connections, one in twenty sent twice. */
class RushIT extends EndToEnd {

    private static final int RIDES = 20_000;
    private static final int SENT_AGAIN = RIDES / 20;
    private static final int CONNECTIONS = 64;

    /** Few skiers, so that each has many rides and their totals are worth a recount. */
    private static final Field FIELD = new Field(2_000, 3, 40, 2, 360);

    RushIT(Liftline liftline) {
        super(liftline);
    }

    @Test
    void everyAcknowledgedRideIsStoredOnceAndEveryTotalIsRight() {
        int season = liftline.unusedSeason();
        try (ClosedLoop scanners = new ClosedLoop(gateway.base(), season)) {
            LoadReport report = scanners.send(rides(1), CONNECTIONS);

            assertThat(report.failuresByCause()).isEmpty();
            assertThat(report.acknowledged().size()).isEqualTo(RIDES + SENT_AGAIN);
            new Books(liftline, season).assertRight(report);
        }
    }

    @Test
    void anIngestReplicaAndAConsumerKilledInTheMiddleLoseAndDoubleNothing() {
        int season = liftline.unusedSeason();
        try (ClosedLoop scanners = new ClosedLoop(gateway.base(), season)) {
            RunningLoad load = scanners.start(rides(2), CONNECTIONS);
            await().atMost(60, SECONDS).until(() -> load.acknowledged() > RIDES / 4);
            liftline.replica("ingest-1").kill();
            await().atMost(60, SECONDS).until(() -> load.acknowledged() > RIDES / 2);
            liftline.replica("consumer-1").kill();
            LoadReport report = load.await();

            assertThat(report.failuresByCause()).isEmpty();
            assertThat(report.retriesByCause()).isEmpty();
            assertThat(report.acknowledged().size()).isEqualTo(RIDES + SENT_AGAIN);
            new Books(liftline, season).assertRight(report);
        }
        liftline.awaitAllReady();
    }

    private static List<FieldRide> rides(long seed) {
        List<FieldRide> rides = new ArrayList<>(FIELD.draw(RIDES, new SplittableRandom(seed)));
        rides.addAll(rides.subList(0, SENT_AGAIN));
        Collections.shuffle(rides, new Random(seed));
        return rides;
    }
}
