package dev.liftline.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplicaCountersTest {

    private static final String ONE = """
            # TYPE reads_total counter
            reads_total{read="skier-day",source="cache"} 5.0
            reads_total{read="skier-day",source="database"} 2.0
            reads_total_more{source="cache"} 100.0
            """;
    private static final String OTHER = """
            reads_total{read="resort-day",source="cache"} 1.0E3
            plain 7
            """;

    @Test
    void sumsAMetricOverReplicasAndOtherTags() {
        ReplicaCounters counters = ReplicaCounters.of(Stream.of(ONE, OTHER));

        assertThat(counters.sum("reads_total")).isEqualTo(1_007);
        assertThat(counters.sum("reads_total", "source=\"cache\"")).isEqualTo(1_005);
        assertThat(counters.sum("reads_total", "source=\"cache\"", "read=\"skier-day\""))
                .isEqualTo(5);
        assertThat(counters.sum("plain")).isEqualTo(7);
        assertThat(counters.sum("unknown")).isZero();
    }
}
