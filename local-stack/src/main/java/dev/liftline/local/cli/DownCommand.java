package dev.liftline.local.cli;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
import dev.liftline.local.process.StartException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "down", description = "Stops everything; the data stays.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var home = StackHome.current();
        var out = Output.of(spec);
        if (!home.isRunning()) {
            out.println("Liftline is not running.");
            return 0;
        }
        ControlClient.of(home).down();
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (home.isRunning()) {
            if (System.nanoTime() > deadline) {
                throw new StartException("Liftline has not stopped after %d s: see the logs in %s."
                        .formatted(TIMEOUT.toSeconds(), home.logs()));
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        out.println("Liftline is stopped; its data stays in " + home.data() + ".");
        return 0;
    }
}
