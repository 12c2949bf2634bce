package dev.liftline.local.replica;

import java.util.List;

/** Finds in a Spring Boot application's log why it did not start. */
final class StartFailure {

    private StartFailure() {}

    /** One line, without its final full stop. */
    static String reason(List<String> lines) {
        var description = lines.lastIndexOf("Description:");
        if (description >= 0) {
            for (var line : lines.subList(description + 1, lines.size())) {
                if (!line.isBlank()) {
                    return withoutStop(line);
                }
            }
        }
        return lines.reversed().stream()
                .filter(line -> line.startsWith("Caused by: ") || line.contains(" ERROR ") || line.startsWith("Error"))
                .findFirst()
                .or(() -> lines.reversed().stream()
                        .filter(line -> !line.isBlank())
                        .findFirst())
                .map(StartFailure::withoutStop)
                .orElse("it said nothing");
    }

    private static String withoutStop(String line) {
        var text = line.strip();
        return text.endsWith(".") || text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
    }
}
