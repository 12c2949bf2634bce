package dev.liftline.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final BenchmarkContext context =
            new BenchmarkContext(Path.of(""), 3, new PrintStream(output, true, StandardCharsets.UTF_8));

    @Test
    void alternatesTheSidesAndTheFirstSide() throws Exception {
        List<String> order = new ArrayList<>();

        PairedComparison.run(
                context,
                "µs",
                "ours",
                () -> {
                    order.add("ours");
                    return 1;
                },
                "theirs",
                () -> {
                    order.add("theirs");
                    return 1;
                });

        assertThat(order).containsExactly("ours", "theirs", "theirs", "ours", "ours", "theirs");
    }

    @Test
    void reportsBothSidesAndTheRatioOfEachRound() throws Exception {
        double[] ours = {20, 22, 30};
        int[] round = {0};

        PairedComparison comparison =
                PairedComparison.run(context, "µs", "ours", () -> ours[round[0]++], "theirs", () -> 10);

        assertThat(comparison.ratio().values()).containsExactly(2.0, 2.2, 3.0);
        assertThat(comparison.summary()).isEqualTo("ours 22.0 µs (20.0 to 30.0), theirs 10.0 µs (10.0 to 10.0)");
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("round 3: ours 30.0 µs, theirs 10.0 µs, ratio 3.00");
    }

    @Test
    void measuresMoreRoundsUntilTheMedianIsSteady() throws Exception {
        double[] ours = {10, 14, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12};
        int[] round = {0};

        PairedComparison comparison =
                PairedComparison.runUntilSteady(context, "µs", "ours", () -> ours[round[0]++], "theirs", () -> 10);

        assertThat(comparison.ratio().count()).isEqualTo(9);
        assertThat(comparison.steadiness()).isEqualTo("Ratio: 95 % interval of the median 1.20 to 1.20 after 9 rounds");
    }

    @Test
    void stopsAtEightTimesTheRoundsIfTheMedianStaysUnsteady() throws Exception {
        int[] round = {0};

        PairedComparison comparison = PairedComparison.runUntilSteady(
                context, "µs", "ours", () -> round[0]++ % 2 == 0 ? 10 : 20, "theirs", () -> 10);

        assertThat(comparison.ratio().count()).isEqualTo(24);
    }
}
