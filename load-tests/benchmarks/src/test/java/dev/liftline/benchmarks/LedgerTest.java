package dev.liftline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.benchmarks.figure.Plot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    @TempDir
    private Path folder;

    private Ledger ledger;

    @BeforeEach
    void emptyLedger() {
        ledger = new Ledger(folder.resolve("performance/figures.json"));
    }

    @Test
    void isEmptyBeforeAnythingWasRecorded() throws IOException {
        assertThat(ledger.results()).isEmpty();
    }

    @Test
    void keepsTheLatestResultOfEachFigureInItsPlace() throws IOException {
        ledger.record(result("gateway", 1.5));
        ledger.record(result("start", 17));
        ledger.record(result("gateway", 1.4));

        assertThat(ledger.results()).containsExactly(result("gateway", 1.4), result("start", 17));
    }

    @Test
    void dropsWhatIsNoFigureAnyMore() throws IOException {
        ledger.record(result("of-old", 1));
        ledger.record(result("start", 17));

        assertThat(ledger.results()).containsExactly(result("start", 17));
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
