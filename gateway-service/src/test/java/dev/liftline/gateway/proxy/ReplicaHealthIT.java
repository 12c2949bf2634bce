package dev.liftline.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplicaHealthIT {

    private final StubReplica steady = StubReplica.start();
    private final StubReplica other = StubReplica.start();

    @AfterEach
    void stop() {
        steady.close();
        other.close();
    }

    @Test
    void aReplicaThatIsNotReadyGetsNothingUntilItIs() {
        other.ready(false);
        try (RunningGateway gateway = RunningGateway.on(List.of(steady, other))) {
            awaitState(gateway, other, "unhealthy");
            post(gateway, 500);
            assertThat(other.seen()).isEmpty();
            other.ready(true);
            awaitState(gateway, other, "healthy");
            gateway.postUntil(() -> !other.seen().isEmpty());
        }
    }

    @Test
    void aDeadReplicaIsFoundWithoutASingleRequestAndComesBackWhenItDoes() {
        try (RunningGateway gateway = RunningGateway.on(List.of(steady, other))) {
            awaitState(gateway, other, "healthy");
            other.close();
            awaitState(gateway, other, "unhealthy");
            try (StubReplica restarted = StubReplica.startAt(other.port())) {
                awaitState(gateway, restarted, "healthy");
                gateway.postUntil(() -> !restarted.seen().isEmpty());
            }
        }
    }

    @Test
    void aReplicaThatFailsRequestsSitsOutThoughItsChecksSucceed() {
        other.behaving(StubReplica.DIES);
        try (RunningGateway gateway = RunningGateway.on(
                List.of(steady, other),
                "liftline.gateway.upstream.ejection.first-time=1h",
                "liftline.gateway.upstream.ejection.longest-time=1h")) {
            awaitState(gateway, other, "healthy");
            gateway.postUntil(() -> state(gateway, other).equals("ejected"));
            assertThat(other.seen()).hasSize(3);
            assertThat(gateway.management("/actuator/prometheus"))
                    .containsPattern("liftline_gateway_ejections_total\\{.*pool=\"ingest\".*} 1.0");
        }
    }

    @Test
    void anEjectedReplicaReturnsOnceATrialSucceeds() {
        other.behaving(StubReplica.DIES);
        try (RunningGateway gateway = RunningGateway.on(List.of(steady, other))) {
            awaitState(gateway, other, "healthy");
            gateway.postUntil(() -> state(gateway, other).equals("ejected"));
            other.behaving(StubReplica.OK);
            gateway.postUntil(() -> state(gateway, other).equals("healthy"));
        }
    }

    @Test
    void withNobodyHealthyTheGatewayTriesAnyway() {
        steady.ready(false);
        other.ready(false);
        try (RunningGateway gateway = RunningGateway.on(List.of(steady, other))) {
            awaitState(gateway, steady, "unhealthy");
            awaitState(gateway, other, "unhealthy");
            post(gateway, 10);
        }
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
