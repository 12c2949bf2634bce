package dev.liftline.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to run a program as a child process.
 *
 * @param command the program and its arguments
 * @param prefix a command that changes the user or the priority before the program runs, or nothing
 * @param environment variables added to the parent's
 * @param directory the working directory
 * @param log receives standard output and error, appended
 * @param stopSignal asks the program to leave
 */
public record ChildSpec(
        List<String> command,
        List<String> prefix,
        Map<String, String> environment,
        Path directory,
        Path log,
        StopSignal stopSignal) {

    public ChildSpec {
        command = List.copyOf(command);
        prefix = List.copyOf(prefix);
        environment = Map.copyOf(environment);
    }
}
