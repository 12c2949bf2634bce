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

/** Where benchmarks run: fresh stacks, the number of rounds, and a place to say how far they are. */
public final class Bench {

    private final Path repository;
    private final StackHome home;
    private final int rounds;
    private final PrintStream out;
    private final Map<Class<?>, Object> measured = new HashMap<>();
    private boolean started;

    public Bench(Path repository, int rounds, PrintStream out) {
        this.repository = repository;
        this.home = new StackHome(repository.resolve(Path.of("load-tests", "benchmarks", "target", "benchmarks")));
        this.rounds = rounds;
        this.out = out;
    }

    /** How often each contender is measured. */
    public int rounds() {
        return rounds;
    }

    /** How often something is measured that takes half a minute each time. */
    public int longRounds() {
        return (rounds + 1) / 2;
    }

    /** The root of the repository. */
    public Path repository() {
        return repository;
    }

    /** Where a benchmark may keep files; its stacks keep theirs there too. */
    public Path directory() {
        return home.root();
    }

    /** What {@code measure} finds, measured when it is first asked for: two figures may come of one run. */
    public <T> T once(Class<T> what, Measurement<T> measure) throws Exception {
        Object known = measured.get(what);
        if (known == null) {
            known = measure.of(this);
            measured.put(what, known);
        }
        return what.cast(known);
    }

    /** Something that figures share. */
    public interface Measurement<T> {
        T of(Bench bench) throws Exception;
    }

    /** Says what happens now, indented below the figure's headline. */
    public void step(String sentence) {
        out.println("    " + sentence);
        out.flush();
    }

    /** Starts a stack without data, on ports of its own; the caller closes it. */
    public LocalStack freshStack(UnaryOperator<LocalStackBuilder> settings) throws IOException {
        FileTree.delete(home.data());
        return stack(settings);
    }

    /** PostgreSQL, Kafka and Redis alone: for a benchmark that starts the services itself. */
    public static LocalStackBuilder serversOnly(LocalStackBuilder settings) {
        return ofEach(settings, 0);
    }

    /** One replica of each service: for a figure that does not depend on how many there are. */
    public static LocalStackBuilder oneOfEach(LocalStackBuilder settings) {
        return ofEach(settings, 1);
    }

    private static LocalStackBuilder ofEach(LocalStackBuilder settings, int replicas) {
        for (Role role : Role.values()) {
            settings.replicas(role, replicas);
        }
        return settings;
    }

    /** Starts a stack on what the last one left. */
    public LocalStack stack(UnaryOperator<LocalStackBuilder> settings) {
        // Rehearsed once after a build for all figures; whole and start would do so anyway.
        LocalStackBuilder usual = LocalStack.builder()
                .repository(repository)
                .home(home.root())
                .ports(StackPorts.ephemeral())
                .aot(true);
        step("starting the servers");
        LocalStack stack = settings.apply(usual).build().start();
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
            throw new IllegalStateException("Creating the topic of rides failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stack.close();
            throw new IllegalStateException(e);
        }
    }

    /** Whether a stack was started here before, and so whatever a first start prepares is prepared. */
    public boolean hasStarted() {
        return started;
    }
}
