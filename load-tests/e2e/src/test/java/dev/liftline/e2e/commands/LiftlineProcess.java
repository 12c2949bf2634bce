package dev.liftline.e2e.commands;

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
    record Output(int code, String out, String err) {}

    private LiftlineProcess() {}

    /** Runs a command on the stack of a home directory to its end. */
    static Output run(StackHome home, String... arguments) {
        return run(home, Map.of(), arguments);
    }

    /** Runs a command with more environment variables to its end. */
    static Output run(StackHome home, Map<String, String> environment, String... arguments) {
        try {
            var process = start(home, environment, arguments);
            process.getOutputStream().close();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), out, err);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Starts a command that the caller ends. */
    static Process start(StackHome home, String... arguments) throws IOException {
        return start(home, Map.of(), arguments);
    }

    private static Process start(StackHome home, Map<String, String> environment, String... arguments)
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
        return builder.start();
    }
}
