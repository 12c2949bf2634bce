package dev.liftline.local.cli.status;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
import dev.liftline.local.replica.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the processes of the running stack. */
@Command(
        name = "status",
        description = "Lists the processes with their ports and memory, and the consumer lag.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class StatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var client = ControlClient.of(StackHome.current());
        spec.commandLine().getOut()
                .print("%sgateway          %s%nconsumer lag     %s%n"
                        .formatted(
                                StatusTable.render(client.status()),
                                client.gateway(),
                                ConsumerLag.describe(client.actuators(Role.CONSUMER))));
        return 0;
    }
}
