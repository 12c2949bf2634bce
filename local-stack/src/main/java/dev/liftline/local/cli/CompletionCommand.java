package dev.liftline.local.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Prints a script that completes commands and options in bash or zsh.",
        footer = {"", "source <(./liftline completion bash) switches it on; in zsh: completion zsh."},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CompletionCommand implements Runnable {

    /** The same script serves both: it begins with what zsh needs for bash's functions. */
    enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        var root = spec.root().commandLine();
        var script = AutoComplete.bash(root.getCommandName(), root);
        // It is sourced, not run, so that its first line names no interpreter.
        spec.commandLine().getOut().print(script.replaceFirst("^#!.*", "# Completion of liftline in " + shell));
    }
}
