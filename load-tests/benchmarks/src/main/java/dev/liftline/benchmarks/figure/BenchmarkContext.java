package dev.liftline.benchmarks.figure;

import dev.liftline.local.LocalStack;
import dev.liftline.local.LocalStackBuilder;
import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.RideTopic;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;

/** Gives benchmarks local stacks, the number of rounds and progress output. Not thread-safe. */
public final class BenchmarkContext {

    private final Path repository;
    private final StackHome home;
    private final int rounds;
    private final PrintStream out;
    private final Map<Class<?>, Object> sharedRuns = new HashMap<>();
    private final Stopwatch stopwatch = new Stopwatch();
    private boolean started;

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

    /** The root of the repository. */
    public Path repository() {
        return repository;
    }

    /** The directory for files of benchmarks and for the home of their stacks. */
    public Path directory() {
        return home.root();
    }

    /** Returns the result of a run that several figures share; the first call executes it. */
    public <T> T shared(Class<T> type, SharedRun<T> run) throws Exception {
        Object result = sharedRuns.get(type);
        if (result == null) {
            result = run.execute(this);
            sharedRuns.put(type, result);
        }
        return type.cast(result);
    }

    /** A run from which several figures are derived. */
    public interface SharedRun<T> {
        T execute(BenchmarkContext context) throws Exception;
    }

    /** Prints a progress line with the time since the start of the command. */
    public void progress(String text) {
        out.println("    %s  %s".formatted(stopwatch, text));
        out.flush();
    }

    /** Starts a stack without data on ephemeral ports. The caller closes it. */
    public LocalStack freshStack(UnaryOperator<LocalStackBuilder> settings) throws IOException {
        FileTree.delete(home.data());
        return stack(settings);
    }

    /** Configures PostgreSQL, Kafka and Redis without services. */
    public static LocalStackBuilder serversOnly(LocalStackBuilder settings) {
        return replicasOfEach(settings, 0);
    }

    /** Configures one replica of each service. */
    public static LocalStackBuilder oneOfEach(LocalStackBuilder settings) {
        return replicasOfEach(settings, 1);
    }

    private static LocalStackBuilder replicasOfEach(LocalStackBuilder settings, int replicas) {
        for (Role role : Role.values()) {
            settings.replicas(role, replicas);
        }
        return settings;
    }

    /** Starts a stack on the data of the previous one. */
    public LocalStack stack(UnaryOperator<LocalStackBuilder> settings) {
        // AOT training runs once after a build; the figures whole and start need it in any case.
        LocalStackBuilder defaults = LocalStack.builder()
                .repository(repository)
                .home(home.root())
                .ports(StackPorts.ephemeral())
                .aot(true);
        progress("starting the stack");
        LocalStack stack = settings.apply(defaults).build().start();
        started = true;
        if (stack.replicas(Role.CONSUMER).isEmpty()) {
            createTopic(stack);
        }
        return stack;
    }

    private static void createTopic(LocalStack stack) {
        try {
            RideTopic.create(stack.kafkaBootstrap());
        } catch (ExecutionException e) {
            stack.close();
            throw new IllegalStateException("Creating the topic for rides failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stack.close();
            throw new IllegalStateException(e);
        }
    }

    /** Returns whether a stack was started before, which completes the preparations of a first start. */
    public boolean hasStarted() {
        return started;
    }
}
