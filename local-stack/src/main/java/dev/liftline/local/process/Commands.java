package dev.liftline.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Short commands of the operating system. */
public final class Commands {

    private Commands() {}

    /** Whether the command exists and exits with 0 within ten seconds. */
    public static boolean succeeds(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Runs a command to its end.
     *
     * @return its output and error output
     * @throws IOException if it cannot be run, or exits with a code other than 0: then the message is its last line of output
     */
    public static String run(List<String> command) throws IOException {
        return run(command, Map.of());
    }

    /** Runs a command as {@link #run(List)} with more environment variables, which other users cannot see. */
    public static String run(List<String> command, Map<String, String> environment) throws IOException {
        return run(command, environment, "");
    }

    /** Runs a command as {@link #run(List)}; other users cannot see its standard input, of a few lines at most. */
    public static String runWithInput(List<String> command, String input) throws IOException {
        return run(command, Map.of(), input);
    }

    private static String run(List<String> command, Map<String, String> environment, String input) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = ProcessStarter.start(builder);
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading: its exit code says why.
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output.substring(output.lastIndexOf('\n') + 1));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return output;
    }
}
