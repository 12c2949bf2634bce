package dev.liftline.local.cli;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "debug",
        description = "Restarts a replica with a debugger's port open and prints the port.",
        mixinStandardHelpOptions = true)
final class DebugCommand implements Callable<Integer> {

    @Parameters(paramLabel = "REPLICA", description = "For instance query-web-1; ./liftline status lists them.")
    private String replica = "";

    @Option(names = "--off", description = "Restart it without the port.")
    private boolean off;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var launcher = ControlClient.of(StackHome.current());
        Output.of(spec).print(off ? launcher.stopDebugging(replica) : launcher.debug(replica));
        return 0;
    }
}
