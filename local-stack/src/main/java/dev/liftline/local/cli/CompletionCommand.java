package dev.liftline.local.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Prints a script that completes commands and options in bash or zsh.",
        footer = {"", "In bash and zsh:", "  source <(./liftline completion bash)"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CompletionCommand implements Runnable {

    /** The same script serves both. */
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
        // zsh reads the script after it has learned bash's completion functions.
        spec.commandLine().getOut().print((shell == Shell.zsh ? "autoload -U +X compinit && compinit\n" : "") + script);
    }
}
