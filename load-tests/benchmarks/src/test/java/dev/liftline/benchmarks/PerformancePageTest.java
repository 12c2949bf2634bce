package dev.liftline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformancePageTest {

    @TempDir
    private Path directory;

    @Test
    void replacesOnlyTheTextBetweenTheMarks() throws IOException {
        Path file = Files.writeString(
                directory.resolve("page.md"),
                "before\n" + PerformancePage.BEGIN + "\nold\n" + PerformancePage.END + "\nafter\n");

        new PerformancePage(file).write(List.of(ResultsFileTest.result("gateway", 1.5)));

        assertThat(Files.readString(file))
                .startsWith("before\n" + PerformancePage.BEGIN + "\n")
                .endsWith(PerformancePage.END + "\nafter\n")
                .doesNotContain("old")
                .contains("| gateway | what it is | ≤ 2.00 × | ✓ **1.5 ×** | from here to there | 3: 4 s |")
                .contains("2026-11-23 10:00:00 UTC, abc1234")
                .contains("- a detail")
                .contains("![A curve](performance/curve.png)");
    }

    @Test
    void rejectsAPageWithoutMarks() throws IOException {
        Path file = Files.writeString(directory.resolve("page.md"), "nothing\n");

        assertThatIOException()
                .isThrownBy(() -> new PerformancePage(file).write(List.of()))
                .withMessageContaining(PerformancePage.BEGIN);
        assertThat(file).hasContent("nothing\n");
    }
}
