package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.input.Ground;
import dev.liftline.local.LocalStack;
import dev.liftline.local.StackPorts;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.StartException;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Fuzzes a fresh system and leaves a report in {@code load-tests/e2e/target/fuzz}. Exit code 0 when nothing was found, 1 when
 * something was or the system did not start, 2 when the command is not understood.
 */
@Command(
        name = "load-tests/run fuzz",
        description =
                "Start a fresh Liftline, send it malformed requests by the hundred thousand, and judge every answer.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FuzzCommand implements Callable<Integer> {

    @Option(names = "--cases", defaultValue = "200000", description = "How many cases, roughly.")
    private int cases;

    @Option(names = "--seed", description = "Where all cases come from; another one each time unless told.")
    private long seed = System.nanoTime() % 1_000_000;

    private FuzzCommand() {}

    static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new CommandLine(new FuzzCommand()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path root = Path.of(System.getProperty("liftline.root", ".")).toAbsolutePath();
        Path home = root.resolve("load-tests/e2e/target/fuzz");
        FileTree.delete(home.resolve("stack"));
        System.out.printf("Seed %d: starting a fresh Liftline%n", seed);
        try (LocalStack stack = LocalStack.builder()
                .repository(root)
                .home(home.resolve("stack"))
                .ports(StackPorts.ephemeral())
                .build()
                .start()) {
            FuzzRun run = new FuzzRun(
                    stack.gatewayUrl(),
                    stack.kafkaBootstrap(),
                    Database.of(stack),
                    new Ground(List.of("2101", "0000", "9999", "2025"), "2102"));
            Outcome outcome = run.of(cases, seed, System.out::println);
            FuzzReport.write(home, outcome);
            System.out.println(outcome.isRight() ? "Nothing found." : outcome.wrong());
            return outcome.isRight() ? 0 : 1;
        } catch (StartException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
