package dev.liftline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.benchmarks.figure.Plot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {

    @TempDir
    private Path directory;

    private ResultsFile resultsFile;

    @BeforeEach
    void createResultsFile() {
        resultsFile = new ResultsFile(directory.resolve("performance/figures.json"));
    }

    @Test
    void returnsNoResultsBeforeTheFirstRecord() throws IOException {
        assertThat(resultsFile.results()).isEmpty();
    }

    @Test
    void keepsTheLatestResultOfEachFigureInOrder() throws IOException {
        resultsFile.record(result("gateway", 1.5));
        resultsFile.record(result("start", 17));
        resultsFile.record(result("gateway", 1.4));

        assertThat(resultsFile.results()).containsExactly(result("gateway", 1.4), result("start", 17));
    }

    @Test
    void removesResultsOfUnknownFigures() throws IOException {
        resultsFile.record(result("removed-figure", 1));
        resultsFile.record(result("start", 17));

        assertThat(resultsFile.results()).containsExactly(result("start", 17));
    }

    static Result result(String figure, double median) {
        return new Result(
                figure,
                "what it is",
                "≤ 2.00 ×",
                median + " ×",
                "from here to there",
                true,
                median,
                List.of(median - 0.1, median, median + 0.1),
                "4 s",
                List.of("a detail"),
                List.of(new Plot(
                        "curve", "A curve", "x", "y", List.of(new Plot.Curve("one", List.of(1.0), List.of(2.0))))),
                12.5,
                "2026-11-23T10:00:00Z",
                "abc1234",
                "2 × a processor");
    }
}
