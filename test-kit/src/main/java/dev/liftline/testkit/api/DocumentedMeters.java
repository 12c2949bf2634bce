package dev.liftline.testkit.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The meters that a section of {@code docs/metrics.md} lists in its tables, with the tag values that it names. */
public final class DocumentedMeters {

    private static final String FILE = "docs/metrics.md";
    private static final String LATER = "Exists from the first ";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[a-z].*) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TAG_WITH_VALUES = Pattern.compile("`([a-z]+)`: (.*)");

    private final List<String> series;

    private DocumentedMeters(List<String> series) {
        this.series = series;
    }

    /** Reads a section, for example {@code Gateway}, from the repository that the test runs in. */
    public static DocumentedMeters of(String section) {
        String text = Arrays.stream(RepositoryFile.text(FILE).split("(?m)^## "))
                .filter(each -> each.startsWith(section + " "))
                .findFirst()
                .orElseThrow();
        int tags = text.contains("| Type |") ? 2 : 1;
        return new DocumentedMeters(ROW.matcher(text)
                .results()
                .map(row -> row.group(1))
                .filter(row -> !row.contains(LATER))
                .flatMap(row -> series(row, tags))
                .toList());
    }

    /** The series that {@code exposition}, in Prometheus' format, lacks, for example {@code name{result="stored"}}. */
    public List<String> missingIn(String exposition) {
        List<String> missing = new ArrayList<>();
        for (String each : series) {
            String name = each.replaceFirst("[{].*", "");
            String tag = each.substring(name.length()).replaceAll("[{}]", "");
            if (exposition.lines().noneMatch(line -> line.startsWith(name) && line.contains(tag))) {
                missing.add(each);
            }
        }
        return missing;
    }

    /** Number of series. */
    public int size() {
        return series.size();
    }

    private static Stream<String> series(String row, int tagsCell) {
        List<String> cells = List.of(row.split("\\s*\\|\\s*"));
        List<String> names = codes(cells.getFirst());
        // A remark in parentheses names no value.
        String tags = cells.get(tagsCell).replaceAll("\\([^)]*\\)", "");
        MatchResult tag = TAG_WITH_VALUES.matcher(tags).results().findFirst().orElse(null);
        return names.stream()
                .map(name -> name.replaceFirst("\\*$", ""))
                .flatMap(name -> tag == null
                        ? Stream.of(name)
                        : codes(tag.group(2)).stream().map(value -> name + "{" + tag.group(1) + "=\"" + value + "\"}"));
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map(code -> code.group(1)).toList();
    }
}
