package dev.liftline.drills;

import dev.liftline.drills.check.CheckResult.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The report of all runs, rewritten after each: Markdown for people, JSON for programs. Not thread-safe. */
final class Report {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path directory;
    private final String preamble;
    private final Map<String, List<DrillResult>> runs = new LinkedHashMap<>();
    private String appendix = "";

    /** @param preamble what ran and how */
    Report(Path directory, String preamble) {
        this.directory = directory;
        this.preamble = preamble;
    }

    /** Sets the text at the end of the report. */
    void appendix(String text) throws IOException {
        appendix = text;
        write();
    }

    /** Adds a run and writes {@code report.md} and {@code report.json}. */
    void add(DrillResult run) throws IOException {
        runs.computeIfAbsent(run.drill(), name -> new ArrayList<>()).add(run);
        write();
    }

    private void write() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("report.md"), markdown());
        Files.write(directory.resolve("report.json"), JSON.writeValueAsBytes(runs));
    }

    /** Whether every invariant held in every run. */
    boolean holds() {
        return runs.values().stream().flatMap(List::stream).allMatch(DrillResult::holds);
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("# Fault drills\n\n" + preamble + "\n\n");
        text.append("| Fault | Runs | Acknowledged | Lost | Duplicate | Stale | Errors | Unknown | Read errors | "
                + "Degraded s | Worst p99 ms | Lag s | Recovered after s | Holds |\n");
        text.append("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|\n");
        runs.forEach((name, all) -> text.append(row(all.getFirst(), all)));
        text.append("""

                The columns Acknowledged to Read errors are sums over the runs; the others are the maximum.
                """);
        runs.values().stream()
                .flatMap(List::stream)
                .filter(run -> !run.holds())
                .forEach(run -> text.append(violations(run)));
        return text.append(appendix).toString();
    }

    private static String row(DrillResult any, List<DrillResult> all) {
        return "| %s (`%s`) | %d | %d | %d | %d | %d | %d | %d | %d | %d | %.0f | %d | %s | %s |%n"
                .formatted(
                        any.title(),
                        any.drill(),
                        all.size(),
                        sum(all, DrillResult::acknowledged),
                        sum(all, run -> run.wrong(Kind.LOST)),
                        sum(all, run -> run.wrong(Kind.DUPLICATE)),
                        sum(all, run -> run.wrong(Kind.STALE)),
                        sum(all, run -> run.attempts().error()),
                        sum(all, run -> run.attempts().unknown()),
                        sum(all, run -> run.reads().failed()),
                        all.stream().mapToInt(DrillResult::degraded).max().orElse(0),
                        all.stream().mapToDouble(DrillResult::worstP99).max().orElse(0),
                        all.stream().mapToInt(DrillResult::lagSeconds).max().orElse(0),
                        recovery(all),
                        all.stream().allMatch(DrillResult::holds) ? "yes" : "**no**");
    }

    private static String recovery(List<DrillResult> all) {
        boolean always = all.stream().allMatch(run -> run.recoveredAfter() >= 0);
        return always
                ? String.valueOf(
                        all.stream().mapToInt(DrillResult::recoveredAfter).max().orElse(0))
                : "never";
    }

    private static long sum(List<DrillResult> runs, ToLongFunction<DrillResult> number) {
        return runs.stream().mapToLong(number).sum();
    }

    private static String violations(DrillResult run) {
        return run.problems()
                .map(problem -> "- " + problem + "\n")
                .collect(Collectors.joining(
                        "", "\n## %s, run %d: violations\n\n".formatted(run.drill(), run.repetition()), ""));
    }
}
