package dev.liftline.local.cli;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
import dev.liftline.local.control.ScaleRequest;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "scale",
        description = "Changes the number of replicas of a service; no request fails.",
        mixinStandardHelpOptions = true)
final class ScaleCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "SERVICE=REPLICAS",
            description = "For instance ingest=4; services: ingest, consumer, query-mobile, query-web.")
    private List<ScaleRequest> requests = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Output.of(spec).print(ControlClient.of(StackHome.current()).scale(requests));
        return 0;
    }
}
