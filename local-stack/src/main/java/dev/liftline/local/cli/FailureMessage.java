package dev.liftline.local.cli;

import dev.liftline.local.StackHome;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ExitCode;

/** What a failed command prints: one sentence. The stack trace of an unexpected failure goes to a file. */
final class FailureMessage {

    private FailureMessage() {}

    /** Prints the sentence and returns the exit code. */
    static int print(Throwable failure, PrintWriter err) {
        err.println(sentence(failure));
        return ExitCode.SOFTWARE;
    }

    private static String sentence(Throwable failure) {
        return switch (failure) {
            case StartException explained -> String.valueOf(explained.getMessage());
            case FileSystemException e -> unusable(e);
            case UncheckedIOException e when e.getCause() instanceof FileSystemException cause -> unusable(cause);
            default -> unexpected(failure);
        };
    }

    private static String unusable(FileSystemException failure) {
        var file = String.valueOf(failure.getFile());
        var home = Path.of(file).toAbsolutePath().startsWith(StackHome.current().root());
        return "%s cannot be read or written: make it usable for this user%s."
                .formatted(file, home ? ", or choose another directory with LIFTLINE_HOME" : "");
    }

    private static String unexpected(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return "Liftline failed unexpectedly (%s): please report this with %s."
                .formatted(failure.toString().replaceAll("\\s+", " "), save(trace.toString()));
    }

    private static Path save(String trace) {
        var logs = StackHome.current().logs();
        try {
            return Files.writeString(Files.createDirectories(logs).resolve("failure.log"), trace);
        } catch (IOException e) {
            return temporary(trace);
        }
    }

    private static Path temporary(String trace) {
        try {
            return Files.writeString(Files.createTempFile("liftline-failure-", ".log"), trace);
        } catch (IOException e) {
            return Path.of("what you did before");
        }
    }
}
