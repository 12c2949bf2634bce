package dev.liftline.e2e;

import static dev.liftline.e2e.stack.Gateway.skierDay;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.RunningLoad;
import dev.liftline.testkit.load.ReplicaCounters;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Kills the only replica of the pool for skiers' reads. */
class KilledQueryReplicaIT extends EndToEndTest {

    private static final int READS_PER_SECOND = 50;

    KilledQueryReplicaIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void theOtherPoolServesTheReadsWhileTheOnlyReplicaRestarts() {
        String season = Integer.toString(stack.unusedSeason());
        gateway.ride(5, season, 9, 884_001, 5, 1);
        String skierDay = skierDay(5, season, 9, 884_001);
        gateway.awaitBody(skierDay, "10");
        double before = fallbacks();
        AtomicInteger responses = new AtomicInteger();

        try (LoadClient skiers = gateway.client(8)) {
            RunningLoad reads = skiers.start(Load.open(READS_PER_SECOND, dueAt -> Request.get(skierDay))
                    .onResult((request, response, nanos) -> responses.incrementAndGet()));
            await().until(() -> responses.get() > READS_PER_SECOND);
            stack.replica("query-mobile-1").kill();
            await().atMost(30, SECONDS).until(() -> fallbacks() > before);
            stack.awaitAllReady();
            LoadResult result = reads.stop().await();

            assertThat(result.counts()).containsOnlyKeys("200");
        }
    }

    private double fallbacks() {
        return ReplicaCounters.of(List.of(stack.replica("gateway")))
                .sum("liftline_gateway_fallbacks_total", "pool=\"query-mobile\"");
    }
}
