package dev.liftline.load.bench;

import dev.liftline.local.LocalStack;
import dev.liftline.local.LocalStackBuilder;
import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.replica.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where benchmarks run: fresh stacks, the number of rounds, and a place to say how far they are. */
final class Bench {

    private final Path repository;
    private final StackHome home;
    private final int rounds;
    private final PrintStream out;
    private @Nullable WholeRun wholeRun;

    Bench(Path repository, int rounds, PrintStream out) {
        this.repository = repository;
        this.home = new StackHome(repository.resolve(Path.of("load-tests", "target", "benchmarks")));
        this.rounds = rounds;
        this.out = out;
    }

    /** How often each contender is measured. */
    int rounds() {
        return rounds;
    }

    /** The root of the repository. */
    Path repository() {
        return repository;
    }

    /** Where a benchmark may keep files; its stacks keep theirs there too. */
    Path directory() {
        return home.root();
    }

    /** The field's load on a whole stack, run when it is first asked for. */
    WholeRun wholeRun() throws Exception {
        WholeRun known = wholeRun;
        if (known == null) {
            known = WholeRun.of(this);
            wholeRun = known;
        }
        return known;
    }

    /** Says what happens now, indented below the figure's headline. */
    void step(String sentence) {
        out.println("    " + sentence);
        out.flush();
    }

    /** Starts a stack without data, on ports of its own; the caller closes it. */
    LocalStack freshStack(UnaryOperator<LocalStackBuilder> settings) throws IOException {
        FileTree.delete(home.data());
        return stack(settings);
    }

    /** PostgreSQL, Kafka, Redis and an idle gateway: for a benchmark that starts the services itself. */
    static LocalStackBuilder serversOnly(LocalStackBuilder settings) {
        for (Role role : Role.values()) {
            settings.replicas(role, role == Role.GATEWAY ? 1 : 0);
        }
        return settings;
    }

    /** Starts a stack on what the last one left. */
    LocalStack stack(UnaryOperator<LocalStackBuilder> settings) {
        LocalStackBuilder usual =
                LocalStack.builder().repository(repository).home(home.root()).ports(StackPorts.ephemeral());
        step("starting the servers");
        return settings.apply(usual).build().start();
    }
}
