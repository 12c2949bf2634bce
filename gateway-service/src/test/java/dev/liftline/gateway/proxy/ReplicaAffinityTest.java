package dev.liftline.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.upstream.EjectionPolicy;
import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.ReplicaAddress;
import dev.liftline.gateway.upstream.RetryPolicy;
import dev.liftline.gateway.upstream.Upstream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplicaAffinityTest {

    private static final long NOW = 1_000_000_000;
    private static final Duration DURATION = Duration.ofMillis(10);

    private final Upstream upstream = new Upstream(
            PoolName.INGEST,
            1_000,
            null,
            new EjectionPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(5)),
            new RetryPolicy(3, 0.2, 10));
    private final ReplicaAffinity affinity = new ReplicaAffinity(upstream, DURATION);

    @BeforeEach
    void twoHealthyReplicas() {
        upstream.update(List.of(new ReplicaAddress("a", 1), new ReplicaAddress("b", 1)));
        upstream.replicas().forEach(replica -> replica.markChecked(true));
    }

    @Test
    void sendsConsecutiveRequestsToOneReplica() {
        Replica first = choose(NOW);
        for (int i = 1; i < ReplicaAffinity.MAX_REQUESTS; i++) {
            assertThat(choose(NOW + DURATION.toNanos() - 1)).isSameAs(first);
        }
        assertThat(first.inFlight()).isEqualTo(ReplicaAffinity.MAX_REQUESTS);
    }

    @Test
    void choosesTheLeastLoadedReplicaAfterTheDuration() {
        Replica first = choose(NOW);
        choose(NOW);
        Replica second = choose(NOW + DURATION.toNanos());
        assertThat(second).isSameAs(otherThan(first));
        assertThat(choose(NOW + DURATION.toNanos() + 1)).isSameAs(second);
    }

    @Test
    void choosesAnotherReplicaAfterTheMaximumOfRequests() {
        Replica first = choose(NOW);
        for (int i = 1; i < ReplicaAffinity.MAX_REQUESTS; i++) {
            choose(NOW);
        }
        assertThat(choose(NOW)).isSameAs(otherThan(first));
    }

    @Test
    void leavesAnUnhealthyReplica() {
        Replica first = choose(NOW);
        first.markChecked(false);
        assertThat(choose(NOW)).isSameAs(otherThan(first));
    }

    @Test
    void leavesAnEjectedReplica() {
        Replica first = choose(NOW);
        upstream.failed(first, NOW, NOW);
        assertThat(choose(NOW)).isSameAs(otherThan(first));
    }

    @Test
    void leavesARemovedReplica() {
        Replica first = choose(NOW);
        Replica other = otherThan(first);
        upstream.update(List.of(other.address()));
        assertThat(choose(NOW)).isSameAs(other);
    }

    @Test
    void choosesNoneFromAnEmptyPool() {
        upstream.update(List.of());
        assertThat(affinity.choose(NOW)).isNull();
    }

    @Test
    void alwaysChoosesTheLeastLoadedReplicaWithoutADuration() {
        ReplicaAffinity none = new ReplicaAffinity(upstream, Duration.ZERO);
        Replica first = Objects.requireNonNull(none.choose(NOW));
        assertThat(none.choose(NOW)).isSameAs(otherThan(first));
    }

    private Replica choose(long now) {
        return Objects.requireNonNull(affinity.choose(now));
    }

    private Replica otherThan(Replica replica) {
        return upstream.replicas().stream()
                .filter(each -> each != replica)
                .findFirst()
                .orElseThrow();
    }
}
