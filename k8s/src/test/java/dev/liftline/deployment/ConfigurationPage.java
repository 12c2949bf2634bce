package dev.liftline.deployment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docs/configuration.md: the rows of its tables by section. */
final class ConfigurationPage {

    private static final Pattern SECTION = Pattern.compile("(?m)^## ");
    private static final Pattern VARIABLE = Pattern.compile("LIFTLINE_(?:[A-Z0-9_]|\\{[A-Z_,]+})+");
    private static final Pattern ALTERNATIVES = Pattern.compile("\\{([^}]*)}");

    private final List<String> sections =
            SECTION.splitAsStream(Repository.read("docs/configuration.md")).toList();

    /**
     * A row of a table.
     *
     * @param variables the variables of its first cell
     */
    record Row(Set<String> variables, String text) {}

    /** The rows that document variables in the section whose title contains {@code title}. */
    List<Row> rows(String title) {
        return sections.stream()
                .filter(section -> section.lines().findFirst().orElse("").contains(title))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("| `LIFTLINE_"))
                .map(line -> new Row(variablesIn(line.split("\\|", 3)[1]), line))
                .toList();
    }

    /** The variables that those rows document. */
    Set<String> variables(String title) {
        return rows(title).stream()
                .flatMap(row -> row.variables().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The variables that a text names; {@code LIFTLINE_{A,B}} names two. */
    static Set<String> variablesIn(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(MatchResult::group)
                .flatMap(ConfigurationPage::expand)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> expand(String variable) {
        return ALTERNATIVES
                .matcher(variable)
                .results()
                .findFirst()
                .map(braces -> Stream.of(braces.group(1).split(",", -1))
                        .map(each -> variable.replace(braces.group(), each))
                        .flatMap(ConfigurationPage::expand))
                .orElseGet(() -> Stream.of(variable));
    }
}
