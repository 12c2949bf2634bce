package dev.liftline.e2e.browser;

import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What axe found on each screen of this run, as a table beside the pictures. Thread-safe. */
final class AxeReport {

    private record Result(String name, List<String> passed, List<String> undecided, List<String> violated) {}

    private static final Map<String, Result> RESULTS = new TreeMap<>();

    private AxeReport() {}

    static synchronized void add(String name, Screen screen, AxeResults found) {
        RESULTS.put(
                name + " | " + screen,
                new Result(name, ids(found.getPasses()), ids(found.getIncomplete()), ids(found.getViolations())));
        try {
            Files.createDirectories(Visit.SCREENSHOTS);
            Files.write(Visit.SCREENSHOTS.resolve("axe.md"), lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ids(List<Rule> rules) {
        return rules.stream().map(Rule::getId).toList();
    }

    private static List<String> lines() {
        Collection<Result> all = RESULTS.values();
        var rules = new TreeSet<String>();
        all.forEach(result -> rules.addAll(result.passed));
        String totals = "%d checks of %d screens; %d rules passed somewhere, %d results undecided, %d violations."
                .formatted(
                        all.size(),
                        all.stream().map(Result::name).distinct().count(),
                        rules.size(),
                        all.stream().mapToInt(result -> result.undecided.size()).sum(),
                        all.stream().mapToInt(result -> result.violated.size()).sum());
        Stream<String> rows = RESULTS.entrySet().stream()
                .map(entry -> "| %s | %d | %s | %s |"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().passed.size(),
                                String.join(", ", entry.getValue().undecided),
                                String.join(", ", entry.getValue().violated)));
        return Stream.concat(
                        Stream.of(
                                totals,
                                "",
                                "| Screen | Combination | Rules passed | Undecided | Violations |",
                                "|---|---|---|---|---|"),
                        rows)
                .toList();
    }
}
