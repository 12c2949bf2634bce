package dev.liftline.query.board.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.liftline.query.board.flow.MetricsTargets.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTargetsTest {

    private static final Target INGEST =
            new Target("ingest", null, URI.create("http://ingest:9101/actuator/prometheus"));
    private static final Target GATEWAY =
            new Target("gateway", "gateway-2", URI.create("http://127.0.0.1:9080/actuator/prometheus"));

    @Test
    void readsAList() {
        assertThat(MetricsTargets.from("ingest=http://ingest:9101/actuator/prometheus, "
                                + "gateway/gateway-2=http://127.0.0.1:9080/actuator/prometheus")
                        .current())
                .containsExactly(INGEST, GATEWAY);
        assertThat(MetricsTargets.from("").current()).isEmpty();
    }

    @Test
    void readsAFileEachTime(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("processes");
        MetricsTargets targets = MetricsTargets.from("file:" + file);
        assertThat(targets.current()).isEmpty();
        Files.writeString(file, "ingest=http://ingest:9101/actuator/prometheus\n\n");
        assertThat(targets.current()).containsExactly(INGEST);
        Files.writeString(file, "not a process\n");
        assertThat(targets.current()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest",
                "http://ingest:9101/actuator/prometheus",
                "ingest=https://ingest:9101/actuator/prometheus",
                "ingest=http://ingest/actuator/prometheus",
                "ingest=http://user@ingest:9101/",
                "INGEST=http://ingest:9101/",
                "file:relative"
            })
    void rejectsOthers(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricsTargets.from(text))
                .withMessageStartingWith("must be a list such as ");
    }
}
