package dev.liftline.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.HeldRequests;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One replica in each query pool. */
class FallbackIT {

    private static final String SKIER_DAY = RunningGateway.RIDE;
    private static final String POOLS = "liftline.gateway.upstream.pools.";

    private final StubReplica mobile = StubReplica.start();
    private final StubReplica web = StubReplica.start();

    @AfterEach
    void stop() {
        mobile.close();
        web.close();
    }

    @Test
    void theOtherQueryPoolServesEveryReadOfAPoolWhoseReplicaDies() {
        try (RunningGateway gateway = start()) {
            mobile.close();

            // From the first connection that is refused until the health checks have noticed.
            assertServed(gateway);
            await().until(() -> gateway.stateOf("query-mobile", mobile).equals("unhealthy"));
            assertServed(gateway);

            assertThat(web.seen()).hasSize(40);
            assertThat(fallbacks(gateway)).isEqualTo(40);
        }
    }

    @Test
    void theApiOfAFrontEndStaysInItsPool() {
        try (RunningGateway gateway = start()) {
            mobile.close();

            // Refused, and then known to be away.
            assertThat(gateway.get("/app/today").statusCode()).isEqualTo(503);
            await().until(() -> gateway.stateOf("query-mobile", mobile).equals("unhealthy"));
            assertThat(gateway.get("/app/today").statusCode()).isEqualTo(503);

            assertThat(web.seen()).isEmpty();
            assertThat(fallbacks(gateway)).isZero();
        }
    }

    @Test
    void aPoolServesItsReadsAgainOnceItsReplicaIsBack() {
        try (RunningGateway gateway = start()) {
            mobile.close();
            await().until(() -> gateway.stateOf("query-mobile", mobile).equals("unhealthy"));
            try (StubReplica restarted = mobile.restart()) {
                await().until(() -> gateway.stateOf("query-mobile", restarted).equals("healthy"));

                assertServed(gateway);

                assertThat(restarted.seen()).hasSize(20);
                assertThat(web.seen()).isEmpty();
                assertThat(fallbacks(gateway)).isZero();
            }
        }
    }

    @Test
    void anOverloadedPoolDoesNotFallBack() {
        HeldRequests held = new HeldRequests();
        mobile.behaving(held);
        try (RunningGateway gateway = start(POOLS + "query-mobile.max-in-flight-requests=1")) {
            CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> gateway.get(SKIER_DAY));
            await().until(() -> held.size() == 1);

            assertThat(gateway.get(SKIER_DAY).statusCode()).isEqualTo(429);

            held.release();
            assertThat(first.join().statusCode()).isLessThan(400);
            assertThat(web.seen()).isEmpty();
            assertThat(fallbacks(gateway)).isZero();
        }
    }

    @Test
    void readsThatFallBackObeyTheLimitOfTheOtherPool() {
        HeldRequests held = new HeldRequests();
        web.behaving(held);
        try (RunningGateway gateway = start(POOLS + "query-web.max-in-flight-requests=1")) {
            mobile.close();
            await().until(() -> gateway.stateOf("query-mobile", mobile).equals("unhealthy"));
            CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> gateway.get(SKIER_DAY));
            await().until(() -> held.size() == 1);

            assertThat(gateway.get(SKIER_DAY).statusCode()).isEqualTo(429);

            held.release();
            first.join();
        }
    }

    @Test
    void aRetryThatFindsTheOtherPoolFullIs429() {
        HeldRequests held = new HeldRequests();
        web.behaving(held);
        // Without health checks the dead replica stays usable, so that each read first finds its connection refused.
        try (RunningGateway gateway = start(
                POOLS + "query-web.max-in-flight-requests=1", "liftline.gateway.upstream.health-checks.interval=1h")) {
            mobile.close();
            CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> gateway.get(SKIER_DAY));
            await().until(() -> held.size() == 1);

            HttpResponse<String> response = gateway.get(SKIER_DAY);

            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
            held.release();
            assertThat(first.join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void saysASecondWhileAnotherReplicaIsUsable() {
        HeldRequests atMobile = new HeldRequests();
        HeldRequests atWeb = new HeldRequests();
        mobile.behaving(atMobile);
        web.behaving(atWeb);
        // All pools have both replicas, and a request has one attempt.
        try (RunningGateway gateway = RunningGateway.on(
                List.of(mobile, web),
                "liftline.gateway.upstream.health-checks.interval=1h",
                "liftline.gateway.upstream.ejection.failures=1000000",
                "liftline.gateway.upstream.retry.max-attempts=1")) {
            await().until(() -> gateway.stateOf("query-mobile", mobile).equals("healthy")
                    && gateway.stateOf("query-mobile", web).equals("healthy"));
            CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> gateway.get(SKIER_DAY));
            await().until(() -> atMobile.size() + atWeb.size() == 1);
            // The next request goes to the replica with fewer requests in flight.
            (atMobile.size() == 1 ? web : mobile).close();

            HttpResponse<String> failed = gateway.get(SKIER_DAY);

            assertThat(failed.statusCode()).isEqualTo(503);
            assertThat(failed.headers().firstValue("Retry-After")).hasValue("1");
            atMobile.release();
            atWeb.release();
            assertThat(first.join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void countsDownAnewAfterAReplicaWasBackWithoutRequests() {
        try (RunningGateway gateway =
                start("liftline.gateway.upstream.restart-time=1s", POOLS + "query-mobile.fallback=")) {
            mobile.close();
            assertThat(gateway.get(SKIER_DAY).statusCode()).isEqualTo(503);
            // Longer than the restart time: the outage is expected to last as long again.
            await().until(() -> retryAfter(gateway) >= 3);
            try (StubReplica restarted = mobile.restart()) {
                await().until(() -> gateway.stateOf("query-mobile", restarted).equals("healthy"));
            }

            assertThat(retryAfter(gateway)).isEqualTo(1);
        }
    }

    @Test
    void saysWhenAReplicaWillBeBackIfNoPoolHasOne() {
        try (RunningGateway gateway = start("liftline.gateway.upstream.restart-time=40s")) {
            mobile.close();
            web.close();

            HttpResponse<String> response = gateway.get(SKIER_DAY);

            assertThat(response.statusCode()).isEqualTo(503);
            String seconds = response.headers().firstValue("Retry-After").orElseThrow();
            assertThat(Integer.parseInt(seconds)).isBetween(2, 40);
            assertThat(response.body()).contains("send it again in " + seconds + " seconds");
        }
    }

    @Test
    void isSwitchedOffByAnEmptySetting() {
        try (RunningGateway gateway = start(POOLS + "query-mobile.fallback=")) {
            mobile.close();

            assertThat(gateway.get(SKIER_DAY).statusCode()).isEqualTo(503);
            assertThat(web.seen()).isEmpty();
        }
    }

    private RunningGateway start(String... properties) {
        RunningGateway gateway = RunningGateway.on(
                List.of(mobile),
                Stream.concat(Stream.of(POOLS + "query-web.source=static:" + web.address()), Arrays.stream(properties))
                        .toArray(String[]::new));
        await().until(() -> gateway.stateOf("query-mobile", mobile).equals("healthy")
                && gateway.stateOf("query-web", web).equals("healthy"));
        return gateway;
    }

    private static void assertServed(RunningGateway gateway) {
        assertThat(IntStream.range(0, 20)
                        .mapToObj(read -> gateway.get(SKIER_DAY).statusCode()))
                .containsOnly(200);
    }

    private static int retryAfter(RunningGateway gateway) {
        return Integer.parseInt(
                gateway.get(SKIER_DAY).headers().firstValue("Retry-After").orElseThrow());
    }

    private static double fallbacks(RunningGateway gateway) {
        return gateway.metric("liftline_gateway_fallbacks_total", "pool=\"query-mobile\"");
    }
}
