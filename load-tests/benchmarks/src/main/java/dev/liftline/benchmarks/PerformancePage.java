package dev.liftline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the results into {@code docs/performance.md} between two marks. The rest of the page stays unchanged. */
final class PerformancePage {

    static final String BEGIN = "<!-- figures: written by load-tests/run benchmarks --record -->";
    static final String END = "<!-- end of figures -->";

    private final Path file;

    PerformancePage(Path file) {
        this.file = file;
    }

    /**
     * Replaces the text between the marks by the table, details and plots of {@code results}.
     *
     * @throws IOException also if the page lacks the marks
     */
    void write(List<Result> results) throws IOException {
        String page = Files.readString(file);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(file + " lacks the lines " + BEGIN + " and " + END + " around the figures.");
        }
        Files.writeString(file, page.substring(0, begin) + BEGIN + "\n" + figures(results) + page.substring(end));
    }

    private static String figures(List<Result> results) {
        StringBuilder text = new StringBuilder("""
                | Figure | What | Target | Measured | Spread | Samples | When, commit |
                |---|---|---|---|---|---|---|
                """);
        for (Result result : results) {
            text.append("| %s | %s | %s | %s **%s** | %s | %d: %s | %s, %s |\n"
                    .formatted(
                            result.figure(),
                            result.title(),
                            result.target(),
                            result.reached() ? "✓" : "✗",
                            result.measured(),
                            result.spread(),
                            result.samples().size(),
                            result.sample(),
                            result.date().replace("T", " ").replace("Z", " UTC"),
                            result.commit()));
        }
        results.stream()
                .map(Result::machine)
                .distinct()
                .forEach(machine -> text.append("\nMachine: %s\n".formatted(machine)));
        for (Result result : results) {
            text.append("\n### %s\n".formatted(result.figure()));
            result.details().forEach(detail -> text.append("- ").append(detail).append('\n'));
            result.plots()
                    .forEach(plot -> text.append("\n![%s](performance/%s.png)\n".formatted(plot.title(), plot.file())));
        }
        return text.append('\n').toString();
    }
}
