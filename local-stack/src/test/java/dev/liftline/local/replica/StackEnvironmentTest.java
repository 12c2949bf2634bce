package dev.liftline.local.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackEnvironmentTest {

    @Test
    void aReplicasVariablesOverrideThoseOfItsRole() {
        var environment = new StackEnvironment(
                Map.of(),
                Map.of(Role.INGEST, Map.of("A", "role", "B", "role")),
                Map.of("ingest-1", Map.of("B", "replica")),
                Routes.DIRECT,
                new AccessEnvironment(Path.of(""), Path.of(""), true, null));

        assertThat(environment.overrides(Role.INGEST, "ingest-1")).isEqualTo(Map.of("A", "role", "B", "replica"));
        assertThat(environment.overrides(Role.INGEST, "ingest-2")).isEqualTo(Map.of("A", "role", "B", "role"));
        assertThat(environment.overrides(Role.QUERY_WEB, "query-web-1")).isEmpty();
    }
}
