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

class StreakTest {

    private static final long NOW = 1_000_000_000;

    private final Upstream upstream = new Upstream(
            PoolName.INGEST,
            1_000,
            null,
            new EjectionPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(5)),
            new RetryPolicy(3, 0.2, 10));
    private final Streak streak = new Streak(upstream);

    @BeforeEach
    void twoHealthyReplicas() {
        upstream.update(List.of(new ReplicaAddress("a", 1), new ReplicaAddress("b", 1)));
        upstream.replicas().forEach(replica -> replica.markChecked(true));
    }

    @Test
    void requestsThatComeCloseTogetherGoToOneReplica() {
        Replica first = choose(NOW);
        for (int i = 1; i < Streak.MOST; i++) {
            assertThat(choose(NOW + Streak.LENGTH.toNanos() - 1)).isSameAs(first);
        }
        assertThat(first.inFlight()).isEqualTo(Streak.MOST);
    }

    @Test
    void afterItsTimeTheLeastLoadedIsChosen() {
        Replica first = choose(NOW);
        choose(NOW);
        Replica second = choose(NOW + Streak.LENGTH.toNanos());
        assertThat(second).isSameAs(otherThan(first));
        assertThat(choose(NOW + Streak.LENGTH.toNanos() + 1)).isSameAs(second);
    }

    @Test
    void noReplicaGetsMoreThanItsShareOfABurst() {
        Replica first = choose(NOW);
        for (int i = 1; i < Streak.MOST; i++) {
            choose(NOW);
        }
        assertThat(choose(NOW)).isSameAs(otherThan(first));
    }

    @Test
    void aReplicaThatFailsItsChecksGetsNoMore() {
        Replica first = choose(NOW);
        first.markChecked(false);
        assertThat(choose(NOW)).isSameAs(otherThan(first));
    }

    @Test
    void aReplicaThatIsEjectedGetsNoMore() {
        Replica first = choose(NOW);
        upstream.failed(first, NOW, NOW);
        assertThat(choose(NOW)).isSameAs(otherThan(first));
    }

    @Test
    void aReplicaThatIsGoneGetsNoMore() {
        Replica first = choose(NOW);
        Replica other = otherThan(first);
        upstream.update(List.of(other.address()));
        assertThat(choose(NOW)).isSameAs(other);
    }

    @Test
    void withNobodyThereNobodyIsChosen() {
        upstream.update(List.of());
        assertThat(streak.choose(NOW)).isNull();
    }

    private Replica choose(long now) {
        return Objects.requireNonNull(streak.choose(now));
    }

    private Replica otherThan(Replica replica) {
        return upstream.replicas().stream()
                .filter(each -> each != replica)
                .findFirst()
                .orElseThrow();
    }
}
