package dev.liftline.e2e;

import static dev.liftline.e2e.Gateway.skierDay;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.local.process.ManagedProcess;
import org.junit.jupiter.api.Test;

/** Stops and restarts PostgreSQL, Redis and Kafka under load. */
class ServerOutagesIT extends EndToEndTest {

    /** A skier in a season that the light load does not know. */
    private static final int WITNESS = 886_001;

    private static final String SEASON_OF_THE_WITNESS = "2048";

    ServerOutagesIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void acknowledgesRidesAndServesCachedTotalsWhilePostgresIsUnavailable() {
        int season = stack.unusedSeason();
        String total = cachedTotal(1);
        LightLoad load = new LightLoad(gateway, season);
        try (load) {
            whileAway(stack.postgres(), load, () -> {
                int before = load.acknowledgedSoFar();
                await().atMost(30, SECONDS).until(() -> load.acknowledgedSoFar() > before + 100);
                assertThat(load.statuses()).containsOnlyKeys(201);
                assertThat(gateway.get(total).body()).isEqualTo("100");
            });
        }
        assertRight(season, load);
    }

    @Test
    void returnsCorrectTotalsWhileRedisIsUnavailable() {
        int season = stack.unusedSeason();
        String total = cachedTotal(2);
        LightLoad load = new LightLoad(gateway, season);
        try (load) {
            whileAway(stack.redis(), load, () -> {
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
    void returns503ForRidesAndServesReadsWhileKafkaIsUnavailable() {
        int season = stack.unusedSeason();
        String total = cachedTotal(3);
        LightLoad load = new LightLoad(gateway, season);
        try (load) {
            whileAway(stack.kafka(), load, () -> {
                await().atMost(30, SECONDS).untilAsserted(() -> {
                    GatewayResponse refused = gateway.tryRide(9, SEASON_OF_THE_WITNESS, 3, WITNESS, 30, 20);
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
        new SeasonReconciliation(stack, season).assertRight(load.acknowledged(), load.unconfirmed());
    }
}
