package dev.liftline.benchmarks;

import java.util.List;

/** The recorded results as text: all of them for {@code docs/performance.md}, one line each for {@code README.md}. */
final class FiguresText {

    private FiguresText() {}

    /** One line per figure. */
    static String overview(List<Result> results) {
        StringBuilder text = new StringBuilder("""
                | What | Measured | Target |
                |---|---|---|
                """);
        for (Result result : results) {
            text.append("| %s | %s **%s** | %s |\n"
                    .formatted(result.title(), mark(result), result.measured(), result.target()));
        }
        return text.toString();
    }

    /** Table, details and plots. */
    static String details(List<Result> results) {
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
                            mark(result),
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

    private static String mark(Result result) {
        return result.reached() ? "✓" : "✗";
    }
}
