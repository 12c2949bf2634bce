package dev.liftline.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.PoolName;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UpstreamTest {

    private static final ReplicaAddress A = new ReplicaAddress("a", 1);
    private static final ReplicaAddress B = new ReplicaAddress("b", 1);
    private static final ReplicaAddress C = new ReplicaAddress("c", 1);

    private static final int MAX = 10;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Upstream upstream = new Upstream(
            PoolName.INGEST,
            MAX,
            null,
            new EjectionPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(5)),
            new RetryPolicy(3, 0.2, 10));

    @Test
    void choosesTheReplicaWithTheFewestRequestsInFlight() {
        healthy(A, B, C);
        for (int i = 0; i < 9; i++) {
            upstream.choose(List.of(), 0);
        }
        assertThat(upstream.replicas()).extracting(Replica::inFlight).containsExactly(3, 3, 3);
        upstream.succeeded(replica(B), 0, 0);
        assertThat(upstream.choose(List.of(), 0)).isSameAs(replica(B));
    }

    @Test
    void choosesATriedReplicaLast() {
        healthy(A, B);
        Replica first = upstream.choose(List.of(), 0);
        Replica second = upstream.choose(List.of(first), 0);
        assertThat(second).isNotSameAs(first);
        assertThat(upstream.choose(List.of(first, second), 0)).isNotNull();
    }

    @Test
    void choosesNoUnhealthyOrUncheckedReplicaWhileAnotherIsUsable() {
        upstream.update(List.of(A, B, C));
        replica(A).markChecked(true);
        replica(B).markChecked(false);
        for (int i = 0; i < 5; i++) {
            assertThat(upstream.choose(List.of(), 0)).isSameAs(replica(A));
        }
    }

    @Test
    void triesEachReplicaOnceIfNoneIsUsable() {
        upstream.update(List.of(A, B));
        Replica first = upstream.choose(List.of(), 0);
        Replica second = upstream.choose(List.of(first), 0);
        assertThat(List.of(first, second)).containsExactlyInAnyOrder(replica(A), replica(B));
        assertThat(upstream.choose(List.of(first, second), 0)).isNull();
    }

    @Test
    void choosesNoneFromAnEmptyPool() {
        assertThat(upstream.choose(List.of(), 0)).isNull();
    }

    @Test
    void anEjectedReplicaGetsNoRequest() {
        healthy(A, B);
        upstream.choose(List.of(replica(B)), 0);
        assertThat(upstream.failed(replica(A), 0, 0)).isTrue();
        assertThat(replica(A).state()).isEqualTo(Replica.State.EJECTED);
        for (int i = 0; i < 5; i++) {
            assertThat(upstream.choose(List.of(), 1)).isSameAs(replica(B));
        }
    }

    @Test
    void neverEjectsTheLastUsableReplica() {
        healthy(A, B);
        replica(B).markChecked(false);
        for (int i = 0; i < 5; i++) {
            assertThat(upstream.choose(List.of(), 0)).isSameAs(replica(A));
            assertThat(upstream.failed(replica(A), 0, 0)).isFalse();
        }
        replica(B).markChecked(true);
        upstream.choose(List.of(replica(B)), 0);
        assertThat(upstream.failed(replica(A), 0, 0)).isTrue();
    }

    @Test
    void doesNotEjectTheOnlyUsableReplicaAgainWhileItIsOnTrial() {
        healthy(A, B);
        upstream.choose(List.of(replica(B)), 0);
        assertThat(upstream.failed(replica(A), 0, 0)).isTrue();
        replica(B).markChecked(false);
        assertThat(upstream.choose(List.of(), SECOND)).isSameAs(replica(A));
        assertThat(upstream.failed(replica(A), SECOND, SECOND)).isFalse();
        assertThat(upstream.choose(List.of(), SECOND)).isSameAs(replica(A));
        replica(B).markChecked(true);
        assertThat(upstream.failed(replica(A), SECOND, SECOND)).isTrue();
    }

    @Test
    void doesNotEjectTheOnlyHealthyReplicaInFavourOfOneOnTrial() {
        healthy(A, B);
        upstream.choose(List.of(replica(B)), 0);
        assertThat(upstream.failed(replica(A), 0, 0)).isTrue();
        upstream.choose(List.of(replica(A)), SECOND);
        assertThat(upstream.failed(replica(B), SECOND, SECOND)).isFalse();
        upstream.choose(List.of(replica(B)), SECOND);
        upstream.succeeded(replica(A), SECOND, SECOND);
        upstream.choose(List.of(replica(A)), SECOND);
        assertThat(upstream.failed(replica(B), SECOND, SECOND)).isTrue();
    }

    @Test
    void keepsTheStateOfReplicasThatStay() {
        healthy(A, B);
        Replica a = upstream.choose(List.of(replica(B)), 0);
        assertThat(upstream.update(List.of(C, A, A))).isTrue();
        assertThat(upstream.replicas()).extracting(Replica::address).containsExactly(C, A);
        assertThat(replica(A)).isSameAs(a);
        assertThat(replica(A).inFlight()).isEqualTo(1);
        assertThat(upstream.update(List.of(C, A))).isFalse();
    }

    @Test
    void aReplicaGetsNoMoreThanItsLimit() {
        healthy(A, B);
        assertThat(upstream.limit()).isEqualTo(2 * MAX);
        for (int i = 0; i < 2 * MAX; i++) {
            assertThat(upstream.choose(List.of(), 0)).isNotNull();
        }
        assertThat(upstream.inFlight()).isEqualTo(2 * MAX);
        assertThat(upstream.choose(List.of(), 0)).isNull();
        upstream.succeeded(replica(B), 0, 0);
        assertThat(upstream.choose(List.of(), 0)).isSameAs(replica(B));
        assertThat(upstream.replicas()).extracting(Replica::inFlight).containsExactly(MAX, MAX);
    }

    @Test
    void neverExceedsTheLimitWhenSeveralThreadsChoose() {
        healthy(A, B);
        long chosen = IntStream.range(0, 1_000)
                .parallel()
                .filter(i -> upstream.choose(List.of(), 0) != null)
                .count();
        assertThat(chosen).isEqualTo(2 * MAX);
        assertThat(upstream.replicas()).extracting(Replica::inFlight).containsExactly(MAX, MAX);
    }

    @Test
    void reducesTheLimitOfASlowReplicaAndChoosesNoUnhealthyOneInstead() {
        Upstream slow = new Upstream(
                PoolName.INGEST,
                100,
                Duration.ofNanos(10),
                new EjectionPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(5)),
                new RetryPolicy(3, 0.2, 10));
        slow.update(List.of(A, B));
        Replica a = slow.replicas().getFirst();
        Replica b = slow.replicas().getLast();
        a.markChecked(true);
        assertThat(slow.limit()).isEqualTo(200);
        for (int i = 0; i < 100; i++) {
            slow.succeeded(Objects.requireNonNull(slow.choose(List.of(), 0)), 11L * i, 11L * i + 11);
        }
        assertThat(slow.limit()).isEqualTo(AdaptiveLimit.MIN + 100);
        for (int i = 0; i < AdaptiveLimit.MIN; i++) {
            assertThat(slow.choose(List.of(), 0)).isSameAs(a);
        }
        assertThat(slow.choose(List.of(), 0)).isNull();
        assertThat(slow.chooseAgain(a, 0)).isFalse();
        b.markChecked(true);
        assertThat(slow.choose(List.of(), 0)).isSameAs(b);
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
