package dev.liftline.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.upstream.EjectionPolicy;
import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.ReplicaAddress;
import dev.liftline.gateway.upstream.RetryPolicy;
import dev.liftline.gateway.upstream.Upstream;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnTest {

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Upstream upstream = new Upstream(
            PoolName.INGEST,
            1_000,
            new EjectionPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(5)),
            new RetryPolicy(3, 0.2, 10));
    private final Turn turn = new Turn(vertx, upstream);

    @BeforeEach
    void twoHealthyReplicas() {
        upstream.update(List.of(new ReplicaAddress("a", 1), new ReplicaAddress("b", 1)));
        upstream.replicas().forEach(replica -> replica.markChecked(true));
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void requestsOfOneTurnGoToOneReplica() {
        assertThat(inOneTurn(() -> choose(Turn.MOST))).doesNotContainNull().containsOnly(first());
        assertThat(first().inFlight()).isEqualTo(Turn.MOST);
    }

    @Test
    void theNextTurnGoesToTheLeastLoaded() {
        Replica first = inOneTurn(() -> choose(2)).getFirst();
        assertThat(inOneTurn(() -> choose(2))).containsOnly(otherThan(first));
    }

    @Test
    void aTurnGivesAReplicaNoMoreThanItsShare() {
        List<Replica> chosen = inOneTurn(() -> choose(Turn.MOST + 1));
        assertThat(chosen.getLast()).isSameAs(otherThan(chosen.getFirst()));
    }

    @Test
    void aReplicaThatFailsMeanwhileGetsNoMore() {
        List<Replica> chosen = inOneTurn(() -> {
            List<Replica> both = choose(1);
            both.getFirst().markChecked(false);
            both.addAll(choose(1));
            return both;
        });
        assertThat(chosen.getLast()).isSameAs(otherThan(chosen.getFirst()));
    }

    @Test
    void aReplicaThatIsGoneMeanwhileGetsNoMore() {
        List<Replica> chosen = inOneTurn(() -> {
            List<Replica> both = choose(1);
            upstream.update(List.of(otherThan(both.getFirst()).address()));
            both.addAll(choose(1));
            return both;
        });
        assertThat(chosen.getLast()).isNotSameAs(chosen.getFirst());
    }

    private List<Replica> choose(int requests) {
        List<Replica> chosen = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            chosen.add(turn.choose(0));
        }
        return chosen;
    }

    private List<Replica> inOneTurn(Supplier<List<Replica>> requests) {
        CompletableFuture<List<Replica>> done = new CompletableFuture<>();
        loop.runOnContext(read -> done.complete(requests.get()));
        return done.join();
    }

    private Replica first() {
        return upstream.replicas().stream()
                .filter(replica -> replica.inFlight() > 0)
                .findFirst()
                .orElseThrow();
    }

    private Replica otherThan(Replica replica) {
        return upstream.replicas().stream()
                .filter(each -> each != replica)
                .findFirst()
                .orElseThrow();
    }
}
