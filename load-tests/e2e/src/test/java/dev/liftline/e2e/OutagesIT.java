package dev.liftline.e2e;

import static dev.liftline.e2e.Gateway.skierDay;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.local.process.ManagedProcess;
import org.junit.jupiter.api.Test;

/** PostgreSQL, Redis and Kafka go away and come back while rides arrive. */
class OutagesIT extends EndToEnd {

    /** A skier in a season that the light load does not know. */
    private static final int WITNESS = 886_001;

    private static final String SEASON_OF_THE_WITNESS = "2048";

    OutagesIT(Liftline liftline) {
        super(liftline);
    }

    @Test
    void whilePostgresIsAwayRidesAreTakenAndCachedTotalsAreTold() {
        int season = liftline.unusedSeason();
        String total = cachedTotal(1);
        LightLoad load = new LightLoad(gateway, season);
        try (load) {
            whileAway(liftline.postgres(), load, () -> {
                int before = load.acknowledgedSoFar();
                await().atMost(30, SECONDS).until(() -> load.acknowledgedSoFar() > before + 100);
                assertThat(load.statuses()).containsOnlyKeys(201);
                assertThat(gateway.get(total).body()).isEqualTo("100");
            });
        }
        assertRight(season, load);
    }

    @Test
    void whileRedisIsAwayEveryAnswerIsStillRight() {
        int season = liftline.unusedSeason();
        String total = cachedTotal(2);
        LightLoad load = new LightLoad(gateway, season);
        try (load) {
            whileAway(liftline.redis(), load, () -> {
                assertThat(gateway.get(total).body()).isEqualTo("100");
                gateway.ride(9, SEASON_OF_THE_WITNESS, 2, WITNESS, 30, 20);
                gateway.awaitBody(total, "300");
                int before = load.acknowledgedSoFar();
                await().atMost(30, SECONDS).until(() -> load.acknowledgedSoFar() > before + 100);
                assertThat(load.statuses()).containsOnlyKeys(201);
            });
            gateway.awaitBody(total, "300");
        }
        assertRight(season, load);
    }

    @Test
    void whileKafkaIsAwayRidesAreRefusedClearlyAndReadsGoOn() {
        int season = liftline.unusedSeason();
        String total = cachedTotal(3);
        LightLoad load = new LightLoad(gateway, season);
        try (load) {
            whileAway(liftline.kafka(), load, () -> {
                await().atMost(30, SECONDS).untilAsserted(() -> {
                    Reply refused = gateway.tryRide(9, SEASON_OF_THE_WITNESS, 3, WITNESS, 30, 20);
                    assertThat(refused.status()).isEqualTo(503);
                    assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
                    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
                    assertThat(refused.json().path("message").asString()).isNotBlank();
                });
                assertThat(gateway.get(total).body()).isEqualTo("100");
                await().atMost(30, SECONDS).until(() -> load.statuses().containsKey(503));
                assertThat(load.statuses()).containsOnlyKeys(201, 503);
            });
            int after = load.acknowledgedSoFar();
            await().atMost(60, SECONDS).until(() -> load.acknowledgedSoFar() > after + 50);
        }
        assertRight(season, load);
    }

    private void whileAway(ManagedProcess server, LightLoad load, Runnable then) {
        await().atMost(30, SECONDS).until(() -> load.acknowledgedSoFar() > 20);
        server.stop();
        try {
            then.run();
        } finally {
            server.start();
        }
    }

    /** Gives the witness a total of 100 m on that day and returns where it is told. */
    private String cachedTotal(int day) {
        String path = skierDay(9, SEASON_OF_THE_WITNESS, day, WITNESS);
        gateway.ride(9, SEASON_OF_THE_WITNESS, day, WITNESS, 10, 10);
        gateway.awaitBody(path, "100");
        return path;
    }

    private void assertRight(int season, LightLoad load) {
        new Books(liftline, season).assertRight(load.acknowledged(), load.unconfirmed());
    }
}
