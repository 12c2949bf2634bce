package dev.liftline.drills;

import dev.liftline.drills.faults.Drills;
import dev.liftline.drills.plan.Drill;
import dev.liftline.local.Arguments;
import dev.liftline.local.StackHome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs fault drills and writes a report. Exit code 1 if an invariant does not hold. */
@Command(
        name = "load-tests/run drills",
        description =
                "Inject faults into a stack under load, all or the named ones, and check that no data is lost, duplicate"
                        + " or stale. The report is load-tests/drills/target/drills/report.md.",
        subcommands = SoakCommand.class,
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class DrillsCommand implements Callable<Integer> {

    private static final Duration WARM_UP = Duration.ofSeconds(90);

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "The drills to run; all unless named.")
    private List<String> names = List.of();

    @Option(names = "--list", description = "Only list the drills.")
    private boolean list;

    @Option(names = "--repeat", defaultValue = "3", description = "How often each drill runs.")
    private int repeat;

    @Option(names = "--rate", defaultValue = "400", description = "Rides per second; reads are half as many.")
    private double rate;

    @Option(
            names = "--steady",
            defaultValue = "10",
            description = "Seconds of load before the fault, and at least after it is cleared.")
    private int steady;

    @Spec
    private CommandSpec spec;

    private final PrintStream out = System.out;

    /** Runs the command and exits. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new CommandLine(new DrillsCommand()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Arguments.require(
                spec, repeat >= 1 && rate > 0 && steady >= 1, "--repeat, --rate and --steady must be greater than 0.");
        List<Drill> chosen = chosen();
        if (list) {
            chosen.forEach(drill -> out.printf("%-28s %s%n", drill.name(), drill.title()));
            return 0;
        }
        Path directory = directory();
        LoadRates rates = new LoadRates(rate, rate / 2, Duration.ofSeconds(steady), WARM_UP);
        Report report = new Report(
                directory,
                "%.0f rides and %.0f reads per second at a fixed rate. Runs share a stack while it meets the drill's requirements and every process is ready; each begins on a quiescent stack, with a season of its own."
                        .formatted(rates.rides(), rates.reads()));
        DrillRunner runner = new DrillRunner(StackHome.repository(), directory, rates, out);
        try (runner) {
            for (Drill drill : chosen) {
                out.printf("%n%s: %s%n", drill.name(), drill.title());
                for (int repetition = 1; repetition <= repeat; repetition++) {
                    DrillResult run = runner.run(drill, repetition);
                    report.add(run);
                    run.lines().forEach(out::println);
                }
            }
        }
        out.printf(
                "%n%s: %s%n",
                report.holds() ? "Every invariant holds" : "INVARIANTS VIOLATED", directory.resolve("report.md"));
        return report.holds() ? 0 : 1;
    }

    /** The home of drills' stacks, with the report. */
    static Path directory() {
        return StackHome.repository().resolve(Path.of("load-tests", "drills", "target", "drills"));
    }

    private List<Drill> chosen() {
        return names.isEmpty() ? Drills.ALL : names.stream().map(this::named).toList();
    }

    private Drill named(String name) {
        return Drills.named(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "There is no drill " + name + "; --list shows them."));
    }
}
