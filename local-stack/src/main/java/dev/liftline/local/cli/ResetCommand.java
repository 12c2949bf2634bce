package dev.liftline.local.cli;

import dev.liftline.local.StackHome;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Scanner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "reset", description = "Deletes all data, logs and secrets.", mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var home = StackHome.current();
        var out = Output.of(spec);
        if (home.isRunning()) {
            throw new StartException("Liftline is running: stop it first with ./liftline down.");
        }
        if (!Files.exists(home.data()) && !Files.exists(home.logs()) && !Files.exists(home.secrets())) {
            out.println("There are no data, logs or secrets in " + home.root() + ".");
            return 0;
        }
        if (!yes && !confirmed("Delete all data, logs and secrets in %s? [y/N] ".formatted(home.root()))) {
            out.println("Nothing was deleted.");
            return 1;
        }
        FileTree.delete(home.data());
        FileTree.delete(home.logs());
        FileTree.delete(home.run());
        FileTree.delete(home.secrets());
        out.println(
                "The data, the logs and the secrets are deleted: ./liftline up starts without data and makes new secrets.");
        return 0;
    }

    private boolean confirmed(String question) {
        var out = Output.of(spec);
        out.print(question);
        out.flush();
        var input = new Scanner(System.in, StandardCharsets.UTF_8);
        return input.hasNextLine()
                && input.nextLine().strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
