package dev.liftline.query.board.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void sumsTheGrowthOfProcessesThatAreInBothSamples() {
        Growth growth = Growth.between(
                List.of(accepted("ingest-1", 100.0), accepted("ingest-2", 50.0), accepted("ingest-3", 7.0)),
                List.of(accepted("ingest-1", 160.0), accepted("ingest-2", 70.0), accepted("ingest-4", 1_000.0)),
                10);
        assertThat(growth.perSecond(Figures::accepted)).isEqualTo(8);
    }

    @Test
    void aCounterThatIsLowerHasStartedAgain() {
        Growth growth = Growth.between(List.of(accepted("ingest-1", 100.0)), List.of(accepted("ingest-1", 30.0)), 10);
        assertThat(growth.perSecond(Figures::accepted)).isEqualTo(3);
    }

    @Test
    void aProcessThatWasAwayDoesNotCount() {
        Growth growth = Growth.between(List.of(accepted("ingest-1", null)), List.of(accepted("ingest-1", 30.0)), 10);
        assertThat(growth.of(Figures::accepted)).isZero();
    }

    @Test
    void findsTheTimeOfNearlyAllBatches() {
        Growth growth =
                batches(List.of(0.1, 0.5, 1.0), List.of(0.0, 1_000.0, 1_000.0), List.of(900.0, 1_980.0, 2_000.0));
        assertThat(growth.batchP99()).isEqualTo(0.75, within(0.001));
    }

    @Test
    void spreadsBatchesEvenlyOverABucket() {
        Growth growth = batches(List.of(0.1, 0.5, 1.0), List.of(0.0, 0.0, 0.0), List.of(90.0, 100.0, 100.0));
        assertThat(growth.batchP99()).isEqualTo(0.46, within(0.001));
    }

    @Test
    void batchesBeyondTheLastBoundCountAsOnIt() {
        Growth growth =
                batches(List.of(0.1, 0.5, Double.POSITIVE_INFINITY), List.of(0.0, 0.0, 0.0), List.of(0.0, 0.0, 100.0));
        assertThat(growth.batchP99()).isEqualTo(0.5);
    }

    @Test
    void knowsNoTimeWithoutBatches() {
        assertThat(batches(List.of(0.1, 0.5), List.of(4.0, 5.0), List.of(4.0, 5.0))
                        .batchP99())
                .isNull();
        assertThat(Growth.between(List.of(), List.of(), 10).batchP99()).isNull();
    }

    private static Growth batches(List<Double> bounds, List<Double> before, List<Double> now) {
        return Growth.between(List.of(batches(bounds, before)), List.of(batches(bounds, now)), 10);
    }

    private static ReplicaSample batches(List<Double> bounds, List<Double> counts) {
        SortedMap<Double, Double> batches = new TreeMap<>();
        for (int i = 0; i < bounds.size(); i++) {
            batches.put(bounds.get(i), counts.get(i));
        }
        return new ReplicaSample("consumer", "consumer-1", new Figures(0, 0, 0, 0, batches, null, null, null));
    }

    private static ReplicaSample accepted(String name, @Nullable Double rides) {
        return new ReplicaSample(
                "ingest", name, rides == null ? null : new Figures(rides, 0, 0, 0, new TreeMap<>(), null, null, null));
    }
}
