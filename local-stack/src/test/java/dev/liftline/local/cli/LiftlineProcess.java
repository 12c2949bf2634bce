package dev.liftline.local.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./liftline} as a process of its own, without the script that builds it. */
final class LiftlineProcess {

    /** What a command printed. */
    record Output(int code, String out, String err) {}

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

    static Output run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var process = of(environment, arguments).start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), out, err);
    }
}
