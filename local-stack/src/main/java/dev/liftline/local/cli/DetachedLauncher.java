package dev.liftline.local.cli;

import dev.liftline.local.StackHome;
import dev.liftline.local.process.Commands;
import dev.liftline.local.process.StartException;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code ./liftline up} in the background, and shows what it says until it is ready. */
final class DetachedLauncher {

    private DetachedLauncher() {}

    /** Returns 0 when the stack is ready, or the exit code of the launcher that did not get there. */
    static int start(StackHome home, List<String> arguments, PrintWriter out) {
        if (home.isRunning()) {
            throw new StartException(
                    "Liftline runs already on %s: ./liftline status shows it, ./liftline down stops it."
                            .formatted(home.root()));
        }
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
            try (var said = new RandomAccessFile(log.toFile(), "r")) {
                while (launcher.isAlive() && !Files.exists(ready(home))) {
                    copy(said, out);
                    Thread.sleep(100);
                }
                copy(said, out);
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
            // Away from the terminal: its Ctrl-C and its end are not meant for the background.
            command.add("setsid");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Liftline.class.getName(), "up"));
        command.addAll(arguments);
        return command;
    }

    private static void copy(RandomAccessFile said, PrintWriter out) throws IOException {
        var bytes = new byte[Math.toIntExact(said.length() - said.getFilePointer())];
        said.readFully(bytes);
        out.print(new String(bytes, StandardCharsets.UTF_8));
        out.flush();
    }

    /** Tells the one who waits for a launcher in the background that everything is ready. */
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
            // A stale mark only ends somebody's waiting early.
        }
    }

    private static Path ready(StackHome home) {
        return home.run().resolve("ready");
    }
}
