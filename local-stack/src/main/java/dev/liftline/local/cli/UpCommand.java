package dev.liftline.local.cli;

import dev.liftline.local.LocalStack;
import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.control.ControlServer;
import dev.liftline.local.process.StartException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = "Starts everything and runs until Ctrl-C or ./liftline down.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class UpCommand implements Callable<Integer> {

    @Option(names = "--detach", description = "Run in the background.")
    private boolean detach;

    @Option(names = "--no-aot", description = "Skip the AOT training after a build.")
    private boolean noAot;

    @Option(names = "--port", defaultValue = "${env:LIFTLINE_PORT:-8080}", description = "The gateway's port.")
    private int port;

    @Option(
            names = "--management-port",
            defaultValue = "${env:LIFTLINE_MANAGEMENT_PORT:-9080}",
            description = "The gateway's management port.")
    private int managementPort;

    @Option(names = "--kafka-port", defaultValue = "${env:LIFTLINE_KAFKA_PORT:-19092}", description = "Kafka's port.")
    private int kafkaPort;

    @Option(
            names = "--kafka-controller-port",
            defaultValue = "${env:LIFTLINE_KAFKA_CONTROLLER_PORT:-19093}",
            description = "The port of Kafka's controller.")
    private int kafkaControllerPort;

    @Option(
            names = "--postgres-port",
            defaultValue = "${env:LIFTLINE_POSTGRES_PORT:-15432}",
            description = "PostgreSQL's port.")
    private int postgresPort;

    @Option(names = "--redis-port", defaultValue = "${env:LIFTLINE_REDIS_PORT:-16379}", description = "Redis's port.")
    private int redisPort;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it before the command runs");
        }
        var out = spec.commandLine().getOut();
        var home = StackHome.current();
        return detach ? DetachedLauncher.start(home, arguments(), out) : run(home, out);
    }

    private List<String> arguments() {
        var arguments = new ArrayList<String>();
        if (noAot) {
            arguments.add("--no-aot");
        }
        arguments.addAll(List.of(
                "--port=" + port,
                "--management-port=" + managementPort,
                "--kafka-port=" + kafkaPort,
                "--kafka-controller-port=" + kafkaControllerPort,
                "--postgres-port=" + postgresPort,
                "--redis-port=" + redisPort));
        return arguments;
    }

    private int run(StackHome home, PrintWriter out) {
        var begun = System.nanoTime();
        try (var progress = ProgressLines.on(out)) {
            var stack = LocalStack.builder()
                    .repository(StackHome.repository())
                    .home(home.root())
                    .ports(new StackPorts(
                            port, managementPort, kafkaPort, kafkaControllerPort, postgresPort, redisPort, false))
                    .progress(progress)
                    .aot(!noAot)
                    .build();
            var shutdown = new StackShutdown(stack, progress, home);
            try {
                stack.start();
            } catch (StartException e) {
                shutdown.awaitIfRunning();
                throw e;
            }
            shutdown.closeFirst(new ControlServer(stack, home, StackShutdown::exitSoon));
            progress.keepLines();
            out.print(ReadyMessage.text(stack, managementPort, Duration.ofNanos(System.nanoTime() - begun)));
            out.flush();
            DetachedLauncher.markReady(home);
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
