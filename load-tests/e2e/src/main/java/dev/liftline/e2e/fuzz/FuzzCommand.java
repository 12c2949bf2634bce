package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.input.FuzzScope;
import dev.liftline.local.Arguments;
import dev.liftline.local.LocalStack;
import dev.liftline.local.StackPorts;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.StartException;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Fuzzes a new stack and writes a report to {@code load-tests/e2e/target/fuzz}. Exit code 0: no findings; 1: findings, or the
 * stack did not start; 2: invalid arguments.
 */
@Command(
        name = "load-tests/run fuzz",
        description = "Start a new stack, send it valid and malformed requests, and check every response.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FuzzCommand implements Callable<Integer> {

    @Option(names = "--cases", defaultValue = "200000", description = "Number of cases, approximately.")
    private int cases;

    @Option(names = "--seed", description = "Seed of all cases; random by default.")
    private @Nullable Long chosenSeed;

    @Spec
    private CommandSpec spec;

    private FuzzCommand() {}

    static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new CommandLine(new FuzzCommand()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Arguments.require(spec, cases >= 1, "--cases must be at least 1.");
        long seed = chosenSeed == null ? System.nanoTime() % 1_000_000 : chosenSeed;
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
            Fuzzer run = new Fuzzer(
                    stack.gatewayUrl(),
                    stack.kafkaBootstrap(),
                    Database.of(stack),
                    new FuzzScope(
                            List.of("2101", "0000", "9999", "2025"),
                            "2102",
                            stack.credentials().operator(),
                            stack.credentials().scanner(1)));
            FuzzResult result = run.of(cases, seed, System.out::println);
            result.write(home);
            System.out.println(result.isRight() ? "Nothing found." : result.markdown());
            return result.isRight() ? 0 : 1;
        } catch (StartException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }
}
