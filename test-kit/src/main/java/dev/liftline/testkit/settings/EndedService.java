package dev.liftline.testkit.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A service that was started as a process of its own and ended by itself.
 *
 * @param exitCode of the process
 * @param output standard output and error
 */
public record EndedService(int exitCode, String output) {

    private static final long TIMEOUT_SECONDS = 120;

    /**
     * Starts the application with this JVM's class path, and waits until it ends.
     *
     * @throws AssertionError if it still runs after 2 minutes; it is killed then
     */
    public static EndedService start(Class<?> application, Map<String, String> variables)
            throws IOException, InterruptedException {
        ProcessBuilder service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        application.getName())
                .redirectErrorStream(true);
        // The JVM would print that it picked them up.
        service.environment()
                .keySet()
                .removeIf(variable -> variable.startsWith("JAVA_") || variable.startsWith("JDK_"));
        service.environment().putAll(variables);
        Path output = Files.createTempFile("service", ".log");
        try {
            Process process = service.redirectOutput(output.toFile()).start();
            try {
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("%s still ran after %d s:%n%s"
                            .formatted(
                                    application.getSimpleName(),
                                    TIMEOUT_SECONDS,
                                    Files.readString(output, StandardCharsets.UTF_8)));
                }
                return new EndedService(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.delete(output);
        }
    }
}
