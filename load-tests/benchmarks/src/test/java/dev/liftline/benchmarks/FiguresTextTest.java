package dev.liftline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTextTest {

    private static final Path ROOT = Path.of("../..");

    @Test
    void formatsTableDetailsAndPlots() {
        assertThat(FiguresText.details(List.of(ResultsFileTest.result("gateway", 1.5))))
                .contains("| gateway | what it is | ≤ 2.00 × | ✓ **1.5 ×** | from here to there | 3: 4 s |")
                .contains("2026-11-23 10:00:00 UTC, abc1234")
                .contains("- a detail")
                .contains("![A curve](performance/curve.png)");
    }

    @Test
    void formatsOneLinePerFigureForTheOverview() {
        assertThat(FiguresText.overview(List.of(ResultsFileTest.result("gateway", 1.5))))
                .endsWith("| what it is | ✓ **1.5 ×** | ≤ 2.00 × |\n");
    }

    @Test
    void readmeAndPerformancePageShowTheRecordedFigures() throws IOException {
        List<Result> recorded = new ResultsFile(ROOT.resolve("docs/performance/figures.json")).results();

        assertThat(new MarkedSection(ROOT.resolve("README.md")).read()).isEqualTo(FiguresText.overview(recorded));
        assertThat(new MarkedSection(ROOT.resolve("docs/performance.md")).read())
                .isEqualTo(FiguresText.details(recorded));
    }
}
