package dev.liftline.query.board.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusedScanCountsTest {

    private static final double START = 1_767_772_800;

    @Test
    void addsUpWhatAllProcessesRefusedByResortAndReason() {
        ReplicaSample one = ingest(
                "ingest-1",
                new Refusals(
                        START, Map.of(3, Map.of("other_lift", 2.0, "unreadable", 0.0), 9, Map.of("other_lift", 1.0))));
        ReplicaSample two = ingest(
                "ingest-2",
                new Refusals(
                        START + 9,
                        Map.of(3, Map.of("other_lift", 1.0, "invalid_field", 7.0), 4, Map.of("unreadable", 0.0))));

        assertThat(RefusedScanCounts.of(List.of(one, two, query()), null))
                .isEqualTo(new RefusedScans(
                        "2026-01-07T08:00:00Z",
                        false,
                        List.of(
                                new RefusedScans.OfResort(
                                        3,
                                        10,
                                        null,
                                        List.of(
                                                new RefusedScans.Reason("invalid_field", 7),
                                                new RefusedScans.Reason("other_lift", 3))),
                                new RefusedScans.OfResort(
                                        9, 1, null, List.of(new RefusedScans.Reason("other_lift", 1))))));
    }

    @Test
    void knowsHowManyEachSecondFromTwoSamples() {
        List<ReplicaSample> before = List.of(ingest("ingest-1", refused(3, 4)));
        List<ReplicaSample> now = List.of(ingest("ingest-1", refused(3, 6)));

        assertThat(counted(now, Growth.between(before, now, 5)).resorts())
                .extracting(RefusedScans.OfResort::perSecond)
                .containsExactly(0.4);
    }

    @Test
    void saysThatThereMayBeMoreIfAProcessStartedLaterOrIsAway() {
        ReplicaSample one = ingest("ingest-1", refused(3, 4));
        ReplicaSample later = ingest("ingest-2", new Refusals(START + 3_600, Map.of()));

        assertThat(counted(List.of(one, later), null).atLeast()).isTrue();
        assertThat(counted(List.of(one, ingest("ingest-2", null)), null).atLeast())
                .isTrue();
        assertThat(counted(List.of(one, new ReplicaSample("query-web", "query-1", null)), null)
                        .atLeast())
                .isFalse();
    }

    @Test
    void knowsNothingIfNobodyCounts() {
        assertThat(RefusedScanCounts.of(List.of(query(), new ReplicaSample("ingest", "ingest-1", null)), null))
                .isNull();
    }

    @Test
    void staffOfOneResortSeeItsScansAlone() {
        RefusedScans all = counted(List.of(ingest("ingest-1", refused(3, 4)), ingest("ingest-2", refused(9, 1))), null);

        assertThat(all.only(resort -> resort == 9).resorts())
                .extracting(RefusedScans.OfResort::resort)
                .containsExactly(9);
    }

    private static RefusedScans counted(List<ReplicaSample> samples, @Nullable Growth growth) {
        return Objects.requireNonNull(RefusedScanCounts.of(samples, growth));
    }

    private static Refusals refused(int resort, double scans) {
        return new Refusals(START, Map.of(resort, Map.of("other_lift", scans)));
    }

    private static ReplicaSample ingest(String name, @Nullable Refusals refusals) {
        return new ReplicaSample(
                "ingest",
                name,
                refusals == null ? null : new Figures(0, 0, 0, 0, new TreeMap<>(), null, null, refusals));
    }

    private static ReplicaSample query() {
        return new ReplicaSample("query-web", "query-1", new Figures(0, 0, 0, 0, new TreeMap<>(), null, null, null));
    }
}
