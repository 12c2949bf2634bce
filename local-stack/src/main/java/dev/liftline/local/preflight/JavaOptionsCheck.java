package dev.liftline.local.preflight;

import dev.liftline.local.process.JdkTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a JVM starts with the options for every service.
 *
 * @param options separated by blanks
 */
record JavaOptionsCheck(String options) implements Check {

    private static final String VARIABLE = "LIFTLINE_JAVA_OPTS";

    @Override
    public Finding run() {
        if (options.isBlank()) {
            return Finding.ok(VARIABLE, "not set");
        }
        try {
            var command = new ArrayList<String>();
            command.add(JdkTool.path("java"));
            Stream.of(options.strip().split("\\s+", -1)).forEach(command::add);
            command.add("-version");
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
            var java = builder.start();
            var output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return java.waitFor() == 0
                    ? Finding.ok(VARIABLE, options)
                    : Finding.problem(
                            VARIABLE, "%s=%s: %s".formatted(VARIABLE, options, reason(output)), "correct the option");
        } catch (IOException e) {
            return Finding.problem(VARIABLE, "No JVM starts: " + e.getMessage(), "install a JDK 25 again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.ok(VARIABLE, options);
        }
    }

    /** The first line of what the JVM says but for the variables that it reads, without a full stop. */
    static String reason(String output) {
        return List.of(output.split("\n", -1)).stream()
                .filter(line ->
                        !line.isBlank() && !line.startsWith("Picked up ") && !line.startsWith("NOTE: Picked up"))
                .findFirst()
                .map(line -> line.strip().replaceFirst("^Error: ", "").replaceFirst("\\.$", ""))
                .orElse("no JVM starts with it");
    }
}
