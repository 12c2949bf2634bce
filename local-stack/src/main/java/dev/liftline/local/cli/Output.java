package dev.liftline.local.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The output of a command. */
final class Output {

    private Output() {}

    static PrintWriter of(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it before the command runs");
        }
        return spec.commandLine().getOut();
    }
}
