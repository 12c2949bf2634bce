package dev.liftline.gateway.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.upstream.EjectionPolicy;
import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.ReplicaAddress;
import dev.liftline.gateway.upstream.RetryPolicy;
import dev.liftline.gateway.upstream.Upstream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DiscoveryTest {

    private static final ReplicaAddress A = new ReplicaAddress("a", 1);

    private final Upstream upstream = new Upstream(
            PoolName.INGEST,
            1,
            null,
            new EjectionPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(1)),
            new RetryPolicy(1, 0, 1));

    @Test
    void keepsTheLastReplicasAndLogsAFailureOnce(CapturedOutput output) {
        Deque<ReplicaSource> results = new ArrayDeque<>(List.of(
                () -> List.of(A),
                () -> {
                    throw new IOException("the file is gone");
                },
                () -> {
                    throw new IOException("the file is gone");
                },
                () -> List.of(A)));
        Discovery discovery =
                new Discovery(upstream, () -> results.removeFirst().read());
        while (!results.isEmpty()) {
            discovery.run();
            assertThat(upstream.replicas()).extracting(Replica::address).containsExactly(A);
        }
        assertThat(output.getOut()).containsOnlyOnce("the file is gone").containsOnlyOnce("works again");
    }
}
