package dev.liftline.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.HeldRequests;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request in flight at one replica makes the gateway send the next one to the other replica first. */
class ReplicaHealthIT {

    private final StubReplica steady = StubReplica.start();
    private final StubReplica other = StubReplica.start();
    private final HeldRequests held = new HeldRequests();

    @AfterEach
    void stop() {
        steady.close();
        other.close();
    }

    @Test
    void sendsNoRequestToAnUnreadyReplica() {
        other.ready(false);
        try (RunningGateway gateway = RunningGateway.on(List.of(steady, other))) {
            awaitState(gateway, other, "unhealthy");
            CompletableFuture<Integer> first = holdAtSteady(gateway);
            post(gateway, 20);
            assertThat(other.seen()).isEmpty();
            other.ready(true);
            awaitState(gateway, other, "healthy");
            post(gateway, 1);
            assertThat(other.seen()).hasSize(1);
            release(first);
        }
    }

    @Test
    void detectsADeadReplicaAndItsRestartWithoutARequest() {
        try (RunningGateway gateway = RunningGateway.on(List.of(steady, other))) {
            awaitState(gateway, other, "healthy");
            other.close();
            awaitState(gateway, other, "unhealthy");
            CompletableFuture<Integer> first = holdAtSteady(gateway);
            try (StubReplica restarted = other.restart()) {
                awaitState(gateway, restarted, "healthy");
                post(gateway, 1);
                assertThat(restarted.seen()).hasSize(1);
                release(first);
            }
        }
    }

    @Test
    void ejectsAReplicaThatFailsRequestsAlthoughItsChecksSucceed() {
        other.behaving(StubReplica.DIES);
        try (RunningGateway gateway = RunningGateway.on(
                List.of(steady, other),
                "liftline.gateway.upstream.ejection.base-time=1h",
                "liftline.gateway.upstream.ejection.max-time=1h")) {
            eject(gateway);
            post(gateway, 5);
            assertThat(other.seen()).hasSize(3);
            assertThat(gateway.metric("liftline_gateway_ejections_total", "pool=\"ingest\""))
                    .isEqualTo(1);
        }
    }

    @Test
    void usesAnEjectedReplicaAgainAfterASuccessfulTrial() {
        other.behaving(StubReplica.DIES);
        try (RunningGateway gateway = RunningGateway.on(List.of(steady, other))) {
            eject(gateway);
            CompletableFuture<Integer> first = holdAtSteady(gateway);
            other.behaving(StubReplica.OK);

            // The next request after the ejection time goes to the other replica, which has none in flight.
            await().until(() -> {
                post(gateway, 1);
                return state(gateway, other).equals("healthy");
            });
            release(first);
        }
    }

    @Test
    void triesUnhealthyReplicasIfNoneIsHealthy() {
        steady.ready(false);
        other.ready(false);
        try (RunningGateway gateway = RunningGateway.on(List.of(steady, other))) {
            awaitState(gateway, steady, "unhealthy");
            awaitState(gateway, other, "unhealthy");
            post(gateway, 10);
        }
    }

    /** Sends requests until the third has failed at the other replica. */
    private void eject(RunningGateway gateway) {
        awaitState(gateway, steady, "healthy");
        awaitState(gateway, other, "healthy");
        CompletableFuture<Integer> first = holdAtSteady(gateway);
        post(gateway, 3 - other.seen().size());
        assertThat(other.seen()).hasSize(3);
        assertThat(state(gateway, other)).isEqualTo("ejected");
        release(first);
    }

    private CompletableFuture<Integer> holdAtSteady(RunningGateway gateway) {
        steady.behaving(held);
        CompletableFuture<Integer> first = gateway.postRideAsync();
        await().until(() -> held.size() == 1);
        steady.behaving(StubReplica.OK);
        return first;
    }

    private void release(CompletableFuture<Integer> first) {
        held.release();
        assertThat(first.join()).isEqualTo(201);
    }

    private static void post(RunningGateway gateway, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(gateway.postRide().statusCode()).isEqualTo(201);
        }
    }

    private static void awaitState(RunningGateway gateway, StubReplica replica, String state) {
        await().until(() -> state(gateway, replica).equals(state));
    }

    private static String state(RunningGateway gateway, StubReplica replica) {
        return gateway.stateOf("ingest", replica);
    }
}
