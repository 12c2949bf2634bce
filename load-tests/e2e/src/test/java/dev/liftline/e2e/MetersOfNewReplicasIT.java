package dev.liftline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.local.replica.HttpProbe;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.api.DocumentedMeters;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A meter that appears with its first event hides that event from {@code increase()}. */
class MetersOfNewReplicasIT extends EndToEndTest {

    MetersOfNewReplicasIT(RunningStack stack) {
        super(stack);
    }

    @ParameterizedTest
    @CsvSource({"INGEST, Ingest, 2, ingest", "CONSUMER, Consumer, 2, consumer", "QUERY_WEB, Query, 1, query-web"})
    void everyDocumentedMeterExistsOnceTheReplicaIsReady(Role role, String section, int replicas, String name) {
        DocumentedMeters documented = DocumentedMeters.of(section);
        assertThat(documented.size()).isGreaterThan(5);
        stack.scale(role, replicas + 1);
        try {
            String actuator =
                    stack.replica(name + "-" + (replicas + 1)).actuator().toString();

            assertThat(documented.missingIn(HttpProbe.body(URI.create(actuator + "/prometheus"))))
                    .isEmpty();
        } finally {
            stack.scale(role, replicas);
        }
    }
}
