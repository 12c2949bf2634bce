package dev.liftline.drills;

import dev.liftline.local.StackHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a soak. Exit code 1 if an invariant does not hold or a process grew. */
@Command(
        name = "soak",
        description =
                "Send load for a long time with a random drill each minute, and check that no process grows. The report is"
                        + " load-tests/drills/target/drills/soak/report.md.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class SoakCommand implements Callable<Integer> {

    @Option(names = "--minutes", defaultValue = "60", description = "Duration.")
    private int minutes;

    @Option(
            names = "--rate",
            defaultValue = "0",
            description = "Rides per second; 0 for 70 %% of the maximum, which is measured first.")
    private double rate;

    @Override
    public Integer call() throws Exception {
        Path repository = StackHome.repository();
        Soak soak = new Soak(
                repository, repository.resolve(Path.of("load-tests", "drills", "target", "drills")), System.out);
        return soak.run(Duration.ofMinutes(minutes), rate) ? 0 : 1;
    }
}
