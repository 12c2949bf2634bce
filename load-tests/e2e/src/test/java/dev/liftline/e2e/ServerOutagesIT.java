package dev.liftline.e2e;

import static dev.liftline.e2e.stack.Gateway.skierDay;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.GatewayResponse;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.local.process.ManagedProcess;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Stops and restarts PostgreSQL, Redis and Kafka under load. */
class ServerOutagesIT extends EndToEndTest {

    /** A skier in a season that the light load does not use. */
    private static final int SKIER = 886_001;

    private static final String SEASON = "2048";

    ServerOutagesIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void acknowledgesRidesAndServesCachedTotalsWhilePostgresIsUnavailable() {
        String total = cachedTotal(1);
        stopUnderLoad(
                stack.postgres(),
                load -> {
                    awaitAcknowledged(load, 100);
                    assertThat(load.statuses()).containsOnlyKeys(201);
                    assertThat(gateway.get(total).body()).isEqualTo("100");
                },
                load -> {});
    }

    @Test
    void returnsCorrectTotalsWhileRedisIsUnavailable() {
        String total = cachedTotal(2);
        stopUnderLoad(
                stack.redis(),
                load -> {
                    assertThat(gateway.get(total).body()).isEqualTo("100");
                    gateway.ride(9, SEASON, 2, SKIER, 30, 20);
                    gateway.awaitBody(total, "300");
                    awaitAcknowledged(load, 100);
                    assertThat(load.statuses()).containsOnlyKeys(201);
                },
                load -> gateway.awaitBody(total, "300"));
    }

    @Test
    void returns503ForRidesAndServesReadsWhileKafkaIsUnavailable() {
        String total = cachedTotal(3);
        stopUnderLoad(
                stack.kafka(),
                load -> {
                    await().atMost(30, SECONDS).untilAsserted(() -> {
                        GatewayResponse rejected = gateway.tryRide(9, SEASON, 3, SKIER, 30, 20);
                        assertThat(rejected.status()).isEqualTo(503);
                        assertThat(rejected.header("Retry-After")).matches("[1-9]\\d*");
                        assertThat(rejected.header("Content-Type")).isEqualTo("application/problem+json");
                        assertThat(rejected.json().path("message").asString()).isNotBlank();
                    });
                    assertThat(gateway.get(total).body()).isEqualTo("100");
                    await().atMost(30, SECONDS).until(() -> load.statuses().containsKey(503));
                    assertThat(load.statuses()).containsOnlyKeys(201, 503);
                },
                load -> awaitAcknowledged(load, 50));
    }

    /** Stops a server under light load, starts it again, and reconciles the rides of the load. */
    private void stopUnderLoad(
            ManagedProcess server, Consumer<LightLoad> whileStopped, Consumer<LightLoad> afterwards) {
        int season = stack.unusedSeason();
        LightLoad load = new LightLoad(gateway, season);
        try (load) {
            awaitAcknowledged(load, 20);
            server.stop();
            try {
                whileStopped.accept(load);
            } finally {
                server.start();
            }
            afterwards.accept(load);
        }
        new SeasonReconciliation(stack, season).assertRight(load.results());
    }

    private static void awaitAcknowledged(LightLoad load, int more) {
        int before = load.acknowledgedSoFar();
        await().atMost(60, SECONDS).until(() -> load.acknowledgedSoFar() > before + more);
    }

    /** Gives the witness a total of 100 m on that day and returns the path of the total. */
    private String cachedTotal(int day) {
        String path = skierDay(9, SEASON, day, SKIER);
        gateway.ride(9, SEASON, day, SKIER, 10, 10);
        gateway.awaitBody(path, "100");
        return path;
    }
}
