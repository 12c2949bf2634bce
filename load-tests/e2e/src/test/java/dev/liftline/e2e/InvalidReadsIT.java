package dev.liftline.e2e;

import static dev.liftline.e2e.stack.Gateway.skierDay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.RetryPolicy;
import dev.liftline.local.load.RunningLoad;
import dev.liftline.testkit.load.ReplicaCounters;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients with invalid reads beside clients with valid ones, at one query replica. Together over its limit. */
class InvalidReadsIT extends EndToEndTest {

    private static final int INVALID_CONNECTIONS = 128;
    private static final int VALID_CONNECTIONS = 256;
    private static final int VALID_READS = 2_000;
    private static final int MORE_READS_THAN_ARE_SENT = 10_000_000;

    /**
     * The replica starts cold. With 384 requests in flight and too little CPU, its first ones exceed the gateway's timeout,
     * whether they are valid or not.
     */
    private static final int TIMED_OUT = 504;

    private static final RetryPolicy UNTIL_SERVED = RetryPolicy.within(Duration.ofMinutes(1));
    private static final String POOL = "pool=\"query-mobile\"";

    InvalidReadsIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void clientsThatRetryGetEveryReadBesideClientsThatSendInvalidReads() {
        String season = Integer.toString(stack.unusedSeason());
        gateway.ride(5, season, 9, 880_901, 5, 1);
        String skierDay = skierDay(5, season, 9, 880_901);
        gateway.awaitBody(skierDay, "10");
        double ejections = counter("liftline_gateway_ejections_total");
        double retries = counter("liftline_gateway_retries_total");

        try (LoadClient strangers = gateway.client(INVALID_CONNECTIONS);
                LoadClient skiers = gateway.client(VALID_CONNECTIONS)) {
            RunningLoad invalid =
                    strangers.start(Load.closed(MORE_READS_THAN_ARE_SENT, () -> Request.get("/skiers/7/vertical")));
            LoadResult valid = skiers.run(
                    Load.closed(VALID_READS, () -> Request.get(skierDay)).retrying(UNTIL_SERVED));

            assertThat(valid.count(200)).as(valid.summary()).isEqualTo(VALID_READS);
            assertThat(valid.retries().keySet()).as("causes of retries").isSubsetOf("429", Integer.toString(TIMED_OUT));
            LoadResult rejected = invalid.stop().await();
            assertThat(rejected.otherThan(400, 429, TIMED_OUT))
                    .as(rejected.summary())
                    .isZero();
            assertThat(rejected.count(400)).as(rejected.summary()).isGreaterThan(INVALID_CONNECTIONS);
        }
        assertThat(counter("liftline_gateway_ejections_total")).isEqualTo(ejections);
        assertThat(counter("liftline_gateway_retries_total")).isEqualTo(retries);
    }

    private double counter(String name) {
        return ReplicaCounters.of(List.of(stack.replica("gateway"))).sum(name, POOL);
    }
}
