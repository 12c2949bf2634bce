package dev.liftline.benchmarks.figure;

import dev.liftline.local.LocalStack;
import dev.liftline.local.LocalStackBuilder;
import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.RideTopics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;

/** Gives benchmarks local stacks, the number of rounds and progress output. Not thread-safe. */
public final class BenchmarkContext {

    private final Path repository;
    private final StackHome home;
    private final int rounds;
    private final PrintStream out;
    private final Stopwatch stopwatch = new Stopwatch();

    public BenchmarkContext(Path repository, int rounds, PrintStream out) {
        this.repository = repository;
        this.home = new StackHome(repository.resolve(Path.of("load-tests", "benchmarks", "target", "benchmarks")));
        this.rounds = rounds;
        this.out = out;
    }

    /** The number of samples of each side of a comparison. */
    public int rounds() {
        return rounds;
    }

    /** The number of samples that take half a minute each. */
    public int longRounds() {
        return (rounds + 1) / 2;
    }

    public Path repository() {
        return repository;
    }

    /** The directory for files of benchmarks and for the home of their stacks. */
    public Path directory() {
        return home.root();
    }

    /** Returns the directory of a service's test classes, which hold its variants for comparisons. */
    public Path testClasses(String service) throws UnavailableException {
        Path classes = repository.resolve(Path.of(service, "target", "test-classes"));
        if (!Files.isDirectory(classes)) {
            throw new UnavailableException(classes + " is missing; run ./mvnw package -DskipTests.");
        }
        return classes;
    }

    /** Prints a progress line with the time since the start of the command. */
    public void progress(String text) {
        out.println("    %s  %s".formatted(stopwatch, text));
        out.flush();
    }

    /** Starts a stack with replicas of the given roles only. */
    public LocalStack freshStack(Map<Role, Integer> replicas)
            throws IOException, ExecutionException, InterruptedException {
        return freshStack(settings -> of(settings, replicas));
    }

    /** As {@link #freshStack(Map)}, with services that ask who sends a request. */
    public LocalStack closedStack(Map<Role, Integer> replicas)
            throws IOException, ExecutionException, InterruptedException {
        return freshStack(settings -> of(settings, replicas).open(false));
    }

    private static LocalStackBuilder of(LocalStackBuilder settings, Map<Role, Integer> replicas) {
        for (Role role : Role.values()) {
            settings.replicas(role, replicas.getOrDefault(role, 0));
        }
        return settings;
    }

    /** Starts a stack without data on ephemeral ports. The caller closes it. */
    public LocalStack freshStack(UnaryOperator<LocalStackBuilder> settings)
            throws IOException, ExecutionException, InterruptedException {
        FileTree.delete(home.data());
        // AOT training runs once after a build; the figures whole and start need it in any case.
        LocalStackBuilder defaults = LocalStack.builder()
                .repository(repository)
                .home(home.root())
                .ports(StackPorts.ephemeral())
                // Some figures send requests to replicas, past the gateway that says who sends them.
                .open(true)
                .aot(true);
        progress("starting the stack");
        LocalStack stack = settings.apply(defaults).build().start();
        if (stack.replicas(Role.CONSUMER).isEmpty()) {
            RideTopics.create(stack.kafkaBootstrap());
        }
        return stack;
    }
}
