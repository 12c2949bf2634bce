package dev.liftline.local.cli.tools;

import dev.liftline.local.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;

/** Lines from standard input, after a prompt if that is a terminal. */
final class InputLines {

    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    private final boolean terminal = Terminal.current().redraws();
    private final PrintWriter out;

    InputLines(PrintWriter out) {
        this.out = out;
    }

    /** The next line; empty at the end. */
    Optional<String> next(String prompt) throws IOException {
        if (terminal) {
            out.print(prompt);
        }
        out.flush();
        return Optional.ofNullable(in.readLine());
    }
}
