package dev.liftline.local.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./liftline} as a process of its own, without the script that builds it. */
final class LiftlineProcess {

    /** What a command printed. */
    record Output(int code, String out, String err) {}

    private static final long TIMEOUT_SECONDS = 60;

    private LiftlineProcess() {}

    static ProcessBuilder of(Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Liftline.class.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command);
        process.environment().putAll(environment);
        return process;
    }

    /** Runs a command to its end; kills it after a minute. */
    static Output run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        // Files take any amount of output; a pipe that nobody reads blocks the process.
        var out = Files.createTempFile("liftline", ".out");
        var err = Files.createTempFile("liftline", ".err");
        try {
            var process = of(environment, arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            try {
                assertThat(process.waitFor(TIMEOUT_SECONDS, SECONDS))
                        .as("%s ends", List.of(arguments))
                        .isTrue();
                return new Output(
                        process.exitValue(),
                        Files.readString(out, StandardCharsets.UTF_8),
                        Files.readString(err, StandardCharsets.UTF_8));
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
