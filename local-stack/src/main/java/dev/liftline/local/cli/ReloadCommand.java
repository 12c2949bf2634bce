package dev.liftline.local.cli;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "reload",
        description =
                "Builds what has changed and restarts the replicas that run it, one after another; no request fails.",
        mixinStandardHelpOptions = true)
final class ReloadCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return reload(StackHome.current(), Output.of(spec));
    }

    /** Restarts what was built anew. {@code ./liftline} has built it before. */
    static int reload(StackHome home, PrintWriter out) {
        ControlClient.of(home).reload(line -> {
            out.println(line);
            out.flush();
        });
        return 0;
    }
}
