package dev.liftline.local.replica;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the reason why an application did not start in its log. */
final class StartFailure {

    /** What a service prints about a wrong setting: {@code LIFTLINE_GATEWAY_RETRY_RATIO=7: must be between 0 and 1.} */
    private static final Pattern WRONG_SETTING = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*(=.*)?: must .*\\.");

    private static final String NO_JVM = "Error: Could not create the Java Virtual Machine.";

    private StartFailure() {}

    /** One sentence for the user; for wrong settings one line each, which needs no look into the log. */
    static String explanation(String name, List<String> lines, Path log) {
        var wrongSettings = wrongSettings(name, lines);
        if (!wrongSettings.isEmpty()) {
            return String.join("\n", wrongSettings);
        }
        var noJvm = lines.lastIndexOf(NO_JVM);
        return noJvm > 0
                ? "%s: LIFTLINE_JAVA_OPTS has an option that the JVM rejects: %s."
                        .formatted(name, withoutStop(lines.get(noJvm - 1)))
                : "%s does not start (%s): its log is %s.".formatted(name, reason(lines), log);
    }

    /** A line for each wrong setting that a service named. */
    static List<String> wrongSettings(String name, List<String> lines) {
        return lines.stream()
                .filter(line -> WRONG_SETTING.matcher(line).matches())
                .map(line -> name + ": " + line)
                .toList();
    }

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
