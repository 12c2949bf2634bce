package dev.liftline.local.cli;

import dev.liftline.local.StackHome;
import dev.liftline.local.process.Commands;
import dev.liftline.local.process.StartException;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code ./liftline up} in the background and shows its output until it is ready. */
final class DetachedLauncher {

    private DetachedLauncher() {}

    /** Returns 0 when the stack is ready, or the exit code of the launcher if it fails. */
    static int start(StackHome home, List<String> arguments, PrintWriter out) {
        var log = home.logs().resolve("launcher.log");
        unmarkReady(home);
        try {
            Files.createDirectories(home.logs());
            Files.deleteIfExists(log);
            var launcher = new ProcessBuilder(command(arguments))
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try (var output = new RandomAccessFile(log.toFile(), "r")) {
                while (launcher.isAlive() && !Files.exists(ready(home))) {
                    copy(output, out);
                    Thread.sleep(100);
                }
                copy(output, out);
            }
            return launcher.isAlive() ? 0 : launcher.exitValue();
        } catch (IOException e) {
            throw new StartException("Liftline cannot be started in the background: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static List<String> command(List<String> arguments) {
        var command = new ArrayList<String>();
        if (Commands.succeeds("setsid", "true")) {
            // In a session of its own, so that the terminal's Ctrl-C and hangup do not reach it.
            command.add("setsid");
        }
        command.addAll(LauncherCommand.of(List.of(), arguments));
        return command;
    }

    private static void copy(RandomAccessFile output, PrintWriter out) throws IOException {
        var bytes = new byte[Math.toIntExact(output.length() - output.getFilePointer())];
        output.readFully(bytes);
        out.print(new String(bytes, StandardCharsets.UTF_8));
        out.flush();
    }

    /** Signals {@link #start} that the stack is ready. */
    static void markReady(StackHome home) {
        try {
            Files.writeString(ready(home), "");
        } catch (IOException e) {
            throw new StartException(ready(home) + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    static void unmarkReady(StackHome home) {
        try {
            Files.deleteIfExists(ready(home));
        } catch (IOException e) {
            // A stale mark only ends a wait early.
        }
    }

    private static Path ready(StackHome home) {
        return home.run().resolve("ready");
    }
}
