package dev.liftline.e2e.commands;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.local.StackHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./liftline} as a process of its own, with the class path that the build wrote. */
final class LiftlineProcess {

    /** What a command printed. */
    record Output(int code, String out, String err) {

        /** Standard output, then standard error. */
        String text() {
            return out + err;
        }
    }

    /** Of the longest command, the first start of a stack on a busy machine. */
    private static final long TIMEOUT_SECONDS = 300;

    private LiftlineProcess() {}

    /** Runs a command on the stack of a home directory to its end. */
    static Output run(StackHome home, String... arguments) {
        return run(home, Map.of(), arguments);
    }

    /** Runs a command with more environment variables to its end; kills it after five minutes. */
    static Output run(StackHome home, Map<String, String> environment, String... arguments) {
        try {
            // Files take any amount of output; a pipe that nobody reads blocks the process.
            var out = Files.createTempFile("liftline", ".out");
            var err = Files.createTempFile("liftline", ".err");
            try {
                var process = command(home, environment, arguments)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                process.getOutputStream().close();
                return output(process, out, err);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Output output(Process process, Path out, Path err) throws IOException, InterruptedException {
        try {
            assertThat(process.waitFor(TIMEOUT_SECONDS, SECONDS))
                    .as("./liftline ends")
                    .isTrue();
            return new Output(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts a command that the caller ends. */
    static Process start(StackHome home, String... arguments) throws IOException {
        return command(home, Map.of(), arguments).start();
    }

    private static ProcessBuilder command(StackHome home, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=dev/liftline/local/cli/cli-logback.xml",
                "--enable-native-access=ALL-UNNAMED",
                "-Dliftline.root=" + Path.of("..", "..").toAbsolutePath().normalize(),
                "-cp",
                Files.readString(Path.of("target", "class-path")).strip(),
                "dev.liftline.local.cli.Liftline"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("LIFTLINE_HOME", home.root().toString());
        builder.environment().putAll(environment);
        return builder;
    }
}
