package dev.liftline.local.cli;

import dev.liftline.local.AotTraining;
import dev.liftline.local.Arguments;
import dev.liftline.local.LocalStack;
import dev.liftline.local.LocalStackBuilder;
import dev.liftline.local.StackHome;
import dev.liftline.local.TlsChoice;
import dev.liftline.local.control.ControlServer;
import dev.liftline.local.process.StartException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = {
            "Starts everything and runs until Ctrl-C or ./liftline down.",
            "If it runs already, restarts what was changed, like ./liftline reload."
        },
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    /** In the launcher that {@code --detach} starts. */
    static final String DETACHED = "--detached";

    @Option(names = "--detach", description = "Run in the background.")
    private boolean detach;

    @Option(names = DETACHED, hidden = true)
    private boolean detached;

    @Option(
            names = "--without",
            paramLabel = "REPLICA",
            description = {
                "Leave a replica, for instance query-mobile-1, to you: .liftline/run/REPLICA.env has its environment.",
                "The gateway sends it requests while it responds."
            })
    private List<String> without = List.of();

    @Option(names = "--no-aot", description = "Do not prepare fast starts in the background after a build.")
    private boolean noAot;

    @Option(
            names = "--open",
            description = "Ask nobody who he is: for clients that know no keys; from this machine only.")
    private boolean open;

    @Option(
            names = "--tls",
            description = {
                "Encrypt the connections to the gateway, with a certificate for this machine that is made if needed.",
                "The choice is kept for later starts."
            })
    private boolean tls;

    @Option(names = "--no-tls", description = "Do not encrypt them any more.")
    private boolean noTls;

    @Mixin
    private final PortOptions ports = new PortOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Output.of(spec);
        var home = StackHome.current();
        if (home.isRunning()) {
            out.println("Liftline runs already on " + home.root() + ", with the options it was started with.");
            out.flush();
            return ReloadCommand.reload(home, out);
        }
        var chosen = ports.chosen(home);
        var encrypt = TlsChoice.keep(home, tlsChoice());
        return detach
                ? DetachedLauncher.start(home, arguments(), out)
                : run(home, settings(home).ports(chosen).tls(encrypt), out);
    }

    private @Nullable Boolean tlsChoice() {
        Arguments.require(
                Objects.requireNonNull(spec),
                !tls || !noTls,
                "--tls, --no-tls: choose one of them, or leave out both.");
        return (tls || noTls) ? Boolean.valueOf(tls) : null;
    }

    private List<String> arguments() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it before the command runs");
        }
        var arguments = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
        arguments.remove("--detach");
        arguments.add(DETACHED);
        return arguments;
    }

    private LocalStackBuilder settings(StackHome home) {
        return LocalStack.builder()
                .repository(StackHome.repository())
                .home(home.root())
                .open(open)
                .without(without);
    }

    private int run(StackHome home, LocalStackBuilder settings, PrintWriter out) {
        var begun = System.nanoTime();
        try (var progress = ProgressLines.on(out)) {
            var stack = settings.progress(progress).build();
            var shutdown = new StackShutdown(stack, progress, home);
            try {
                stack.start();
                OperationCheck.run(stack.gatewayUrl(), stack.certificate(), stack.credentials());
            } catch (StartException e) {
                shutdown.awaitIfRunning();
                throw e;
            }
            var training = new BackgroundTraining(home);
            shutdown.endFirst(training);
            shutdown.closeFirst(new ControlServer(
                    stack,
                    home,
                    report -> stack.isOutdated() ? training.pausedDuring(() -> stack.reload(report)) : 0,
                    StackShutdown::exitSoon));
            progress.keepLines();
            out.print(ReadyMessage.text(stack, Duration.ofNanos(System.nanoTime() - begun), detached));
            out.flush();
            if (!noAot && AotTraining.of(settings).isDue()) {
                training.start();
                out.println(BackgroundTraining.NOTE);
                out.flush();
            }
            DetachedLauncher.markReady(home);
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
