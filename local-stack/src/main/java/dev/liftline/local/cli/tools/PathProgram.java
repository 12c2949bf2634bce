package dev.liftline.local.cli.tools;

import dev.liftline.local.process.StartException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A program on the {@code PATH}, run on this terminal. */
record PathProgram(Path file) {

    static Optional<PathProgram> find(String name) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory).resolve(name))
                .filter(file -> Files.isExecutable(file) && Files.isRegularFile(file))
                .findFirst()
                .map(PathProgram::new);
    }

    /** Runs it to its end and returns its exit code. */
    int run(List<String> arguments, Map<String, String> environment) {
        var command = new ArrayList<>(List.of(file.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            // Ctrl-C reaches both. The program may go on, as psql does after a cancelled query:
            // then this JVM waits for it.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitEnd(process)));
            return process.waitFor();
        } catch (IOException e) {
            throw new StartException("%s cannot be run: %s.".formatted(file, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static void awaitEnd(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
