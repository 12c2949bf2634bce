package dev.liftline.local.cli;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
import dev.liftline.local.replica.Role;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Lists the processes with their ports and memory, and the consumer lag.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var client = ControlClient.of(StackHome.current());
        Output.of(spec)
                .print("%sgateway          %s%nconsumer lag     %s%n"
                        .formatted(
                                StatusTable.render(client.status()),
                                client.gateway(),
                                ConsumerLag.describe(client.actuators(Role.CONSUMER))));
        return 0;
    }
}
