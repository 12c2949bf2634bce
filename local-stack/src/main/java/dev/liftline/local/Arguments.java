package dev.liftline.local;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks the arguments of a command. */
public final class Arguments {

    private Arguments() {}

    /**
     * Does nothing if {@code valid}.
     *
     * @param message one sentence that names the option and its rule; picocli prints it with the usage
     * @throws ParameterException if not {@code valid}
     */
    public static void require(CommandSpec command, boolean valid, String message) {
        if (!valid) {
            throw new ParameterException(command.commandLine(), message);
        }
    }
}
