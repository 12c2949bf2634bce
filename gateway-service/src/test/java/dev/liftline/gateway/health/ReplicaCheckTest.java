package dev.liftline.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.upstream.EjectionPolicy;
import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.Replica.State;
import dev.liftline.gateway.upstream.ReplicaAddress;
import dev.liftline.gateway.upstream.RetryPolicy;
import dev.liftline.gateway.upstream.Upstream;
import dev.liftline.gateway.upstream.UpstreamProperties.HealthChecks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicaCheckTest {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Replica replica = newReplica();
    private final ReplicaCheck check =
            new ReplicaCheck(replica, new HealthChecks(INTERVAL, Duration.ofSeconds(1), 2, 2), 0);

    @Test
    void aNewReplicaIsHealthyAfterOneCheck() {
        assertThat(replica.state()).isEqualTo(State.UNCHECKED);
        check.ready();
        assertThat(replica.state()).isEqualTo(State.HEALTHY);
    }

    @Test
    void becomesUnhealthyAfterConsecutiveChecksWithoutAResponse() {
        check.ready();
        check.noResponse();
        check.ready();
        check.noResponse();
        assertThat(replica.state()).isEqualTo(State.HEALTHY);
        check.noResponse();
        assertThat(replica.state()).isEqualTo(State.UNHEALTHY);
    }

    @Test
    void becomesUnhealthyAtOnceWhenNotReadyAndHealthyAfterTwoChecks() {
        check.ready();
        check.notReady();
        assertThat(replica.state()).isEqualTo(State.UNHEALTHY);
        check.ready();
        assertThat(replica.state()).isEqualTo(State.UNHEALTHY);
        check.ready();
        assertThat(replica.state()).isEqualTo(State.HEALTHY);
    }

    @Test
    void runsOneCheckPerInterval() {
        assertThat(check.tryStart(0)).isTrue();
        assertThat(check.tryStart(INTERVAL.toNanos())).isFalse();
        check.ready();
        assertThat(check.tryStart(INTERVAL.toNanos() - 1)).isFalse();
        assertThat(check.tryStart(INTERVAL.toNanos())).isTrue();
    }

    private static Replica newReplica() {
        Upstream upstream = new Upstream(
                PoolName.INGEST,
                1,
                null,
                new EjectionPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                new RetryPolicy(1, 0, 1));
        upstream.update(List.of(new ReplicaAddress("a", 1)));
        return upstream.replicas().getFirst();
    }
}
