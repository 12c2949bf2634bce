package dev.liftline.gateway.access;

import dev.liftline.testkit.api.RepositoryFile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The table "Who may do what" of {@code docs/security.md}. */
final class DocumentedPermissions {

    static final String NOBODY = "nobody";

    private final List<String> columns;
    private final Map<String, Map<String, String>> byOperation = new LinkedHashMap<>();

    private DocumentedPermissions(List<String> lines) {
        columns = cells(lines.getFirst()).subList(1, cells(lines.getFirst()).size());
        lines.stream().skip(2).map(DocumentedPermissions::cells).forEach(cells -> {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cells.get(i + 1));
            }
            byOperation.put(cells.getFirst().replace("`", ""), row);
        });
    }

    static DocumentedPermissions read() {
        return new DocumentedPermissions(RepositoryFile.text("docs/security.md")
                .lines()
                .dropWhile(line -> !line.startsWith("| Operation | nobody |"))
                .takeWhile(line -> line.startsWith("|"))
                .toList());
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    /** The operations, for example {@code GET /resorts}. */
    List<String> operations() {
        return List.copyOf(byOperation.keySet());
    }

    /** {@link #NOBODY} and the roles. */
    List<String> columns() {
        return columns;
    }

    /** {@code yes}, {@code no} or {@code own}. */
    String cell(String operation, String column) {
        return Objects.requireNonNull(
                Objects.requireNonNull(byOperation.get(operation)).get(column));
    }
}
