package dev.liftline.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaTest {

    /** The next start uses an AOT cache that training recorded since the last one. */
    @Test
    void readsTheJvmOptionsAtEachStart() {
        List<String> options = new ArrayList<>(List.of("-Xmx1g"));
        Kafka kafka =
                new Kafka("Kafka", Path.of("data"), Path.of("log"), Map.of(), List.of(), () -> List.copyOf(options));
        assertThat(kafka.spec().command()).contains("-Xmx1g").doesNotContain("-XX:AOTCache=x");
        options.add("-XX:AOTCache=x");
        assertThat(kafka.spec().command()).contains("-Xmx1g", "-XX:AOTCache=x");
    }
}
