package dev.liftline.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.PoolName;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UpstreamTest {

    private static final ReplicaAddress A = new ReplicaAddress("a", 1);
    private static final ReplicaAddress B = new ReplicaAddress("b", 1);
    private static final ReplicaAddress C = new ReplicaAddress("c", 1);

    private static final int MOST = 10;

    private final Upstream upstream = new Upstream(
            PoolName.INGEST,
            MOST,
            null,
            new EjectionPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(5)),
            new RetryPolicy(3, 0.2, 10));

    @Test
    void theReplicaWithTheFewestInFlightIsChosen() {
        healthy(A, B, C);
        for (int i = 0; i < 9; i++) {
            upstream.choose(List.of(), 0);
        }
        assertThat(upstream.replicas()).extracting(Replica::inFlight).containsExactly(3, 3, 3);
        upstream.succeeded(replica(B), 0, 0);
        assertThat(upstream.choose(List.of(), 0)).isSameAs(replica(B));
    }

    @Test
    void whoFailedThisRequestIsAskedLast() {
        healthy(A, B);
        Replica first = upstream.choose(List.of(), 0);
        Replica second = upstream.choose(List.of(first), 0);
        assertThat(second).isNotSameAs(first);
        assertThat(upstream.choose(List.of(first, second), 0)).isNotNull();
    }

    @Test
    void unhealthyAndUnprovenReplicasWaitAsLongAsAnotherIsUsable() {
        upstream.update(List.of(A, B, C));
        replica(A).markChecked(true);
        replica(B).markChecked(false);
        for (int i = 0; i < 5; i++) {
            assertThat(upstream.choose(List.of(), 0)).isSameAs(replica(A));
        }
    }

    @Test
    void withNobodyUsableAnyReplicaIsTriedOnce() {
        upstream.update(List.of(A, B));
        Replica first = upstream.choose(List.of(), 0);
        Replica second = upstream.choose(List.of(first), 0);
        assertThat(List.of(first, second)).containsExactlyInAnyOrder(replica(A), replica(B));
        assertThat(upstream.choose(List.of(first, second), 0)).isNull();
    }

    @Test
    void anEmptyPoolHasNobody() {
        assertThat(upstream.choose(List.of(), 0)).isNull();
    }

    @Test
    void anEjectedReplicaSitsOut() {
        healthy(A, B);
        upstream.choose(List.of(replica(B)), 0);
        assertThat(upstream.failed(replica(A), 0, 0)).isTrue();
        assertThat(replica(A).state()).isEqualTo(Replica.State.EJECTED);
        for (int i = 0; i < 5; i++) {
            assertThat(upstream.choose(List.of(), 1)).isSameAs(replica(B));
        }
    }

    @Test
    void aNewListKeepsWhatIsKnownOfThoseThatStay() {
        healthy(A, B);
        Replica a = upstream.choose(List.of(replica(B)), 0);
        assertThat(upstream.update(List.of(C, A, A))).isTrue();
        assertThat(upstream.replicas()).extracting(Replica::address).containsExactly(C, A);
        assertThat(replica(A)).isSameAs(a);
        assertThat(replica(A).inFlight()).isEqualTo(1);
        assertThat(upstream.update(List.of(C, A))).isFalse();
    }

    @Test
    void noMoreThanItsLimitGetIn() {
        for (int i = 0; i < MOST; i++) {
            assertThat(upstream.enter()).isTrue();
        }
        assertThat(upstream.enter()).isFalse();
        upstream.leave();
        assertThat(upstream.enter()).isTrue();
        assertThat(upstream.inFlight()).isEqualTo(MOST);
    }

    @Test
    void aReplicaThatAnswersSlowlyGetsNoMoreThanItsRoomNorDoesOneThatCannotInItsPlace() {
        Upstream slow = new Upstream(
                PoolName.INGEST,
                100,
                Duration.ofNanos(10),
                new EjectionPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(5)),
                new RetryPolicy(3, 0.2, 10));
        slow.update(List.of(A, B));
        slow.replicas().getFirst().markChecked(true);
        assertThat(slow.limit()).isEqualTo(100);
        for (int i = 0; i < 100; i++) {
            slow.succeeded(Objects.requireNonNull(slow.choose(List.of(), 0)), 0, 11);
        }
        assertThat(slow.replicas()).extracting(Replica::limit).containsExactly(AdaptiveLimit.LEAST, 100);
        for (int i = 0; i < AdaptiveLimit.LEAST; i++) {
            assertThat(slow.choose(List.of(), 0)).isSameAs(slow.replicas().getFirst());
        }
        assertThat(slow.choose(List.of(), 0)).isNull();
        assertThat(slow.chooseAgain(slow.replicas().getFirst(), 0)).isFalse();
        slow.replicas().getLast().markChecked(true);
        assertThat(slow.choose(List.of(), 0)).isSameAs(slow.replicas().getLast());
    }

    private void healthy(ReplicaAddress... addresses) {
        upstream.update(List.of(addresses));
        upstream.replicas().forEach(replica -> replica.markChecked(true));
    }

    private Replica replica(ReplicaAddress address) {
        return upstream.replicas().stream()
                .filter(replica -> replica.address().equals(address))
                .findFirst()
                .orElseThrow();
    }
}
