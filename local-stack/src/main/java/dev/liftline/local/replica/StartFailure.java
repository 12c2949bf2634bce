package dev.liftline.local.replica;

import java.util.List;

/** Finds the reason why an application did not start in its Spring Boot log. */
final class StartFailure {

    private StartFailure() {}

    /** The reason as one line without a full stop. */
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
                .orElse("it logged nothing");
    }

    private static String withoutStop(String line) {
        var text = line.strip();
        return text.endsWith(".") || text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
    }
}
