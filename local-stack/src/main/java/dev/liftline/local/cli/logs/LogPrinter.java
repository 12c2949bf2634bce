package dev.liftline.local.cli.logs;

import dev.liftline.local.terminal.Colour;
import dev.liftline.local.terminal.Terminal;
import java.io.PrintWriter;

/** Prints records: with the name of their process in front if there are several, and in colours on a terminal. */
final class LogPrinter {

    private static final Colour[] OF_PROCESSES = {Colour.CYAN, Colour.GREEN, Colour.MAGENTA, Colour.BLUE};

    private final PrintWriter out;
    private final Terminal terminal;
    private final boolean named;

    LogPrinter(PrintWriter out, Terminal terminal, boolean named) {
        this.out = out;
        this.terminal = terminal;
        this.named = named;
    }

    /** Prints the record without its first {@code skipped} lines. Returns whether the output is still read. */
    boolean print(LogRecord record, int skipped) {
        var process = record.process();
        var prefix = named
                ? terminal.paint(
                        OF_PROCESSES[Math.floorMod(process.hashCode(), OF_PROCESSES.length)],
                        "%-16s | ".formatted(process))
                : "";
        record.lines().stream().skip(skipped).forEach(line -> out.println(prefix + painted(record.level(), line)));
        return !out.checkError();
    }

    private String painted(Level level, String line) {
        return switch (level) {
            case ERROR -> terminal.paint(Colour.RED, line);
            case WARN -> terminal.paint(Colour.YELLOW, line);
            case INFO, DEBUG, TRACE -> line;
        };
    }
}
