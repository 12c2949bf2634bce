package dev.liftline.drills;

import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.drills.plan.PoisonRecords;
import dev.liftline.local.LocalStack;
import dev.liftline.local.ProcessStatus;
import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.replica.HttpProbe;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.SeasonBooks.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;

/** A running system, begun without data, on which drills of equal needs take place one after another, each in a season of its own. */
final class DrillStack implements AutoCloseable {

    private static final int FIRST_SEASON = 2100;

    private final LocalStack stack;
    private final StackRequirements needs;
    private final PoisonRecords poison = new PoisonRecords();
    private int seasons;

    private DrillStack(LocalStack stack, StackRequirements needs) {
        this.stack = stack;
        this.needs = needs;
    }

    /** Starts a system without data. */
    static DrillStack start(Path repository, Path directory, StackRequirements needs) throws IOException {
        StackHome home = new StackHome(directory);
        FileTree.delete(home.data());
        return new DrillStack(
                needs.settings()
                        .apply(StackRequirements.usual(LocalStack.builder()
                                .repository(repository)
                                .home(directory)
                                .ports(StackPorts.ephemeral())))
                        .build()
                        .start(),
                needs);
    }

    LocalStack stack() {
        return stack;
    }

    PoisonRecords poison() {
        return poison;
    }

    Database database() {
        return Database.of(stack);
    }

    int nextSeason() {
        return FIRST_SEASON + seasons++;
    }

    /** Whether a drill of these needs can take place on it: it is such a system, and every process of it runs and is ready. */
    boolean suits(StackRequirements wanted) {
        return wanted.name().equals(needs.name())
                && stack.status().stream().allMatch(ProcessStatus::running)
                && Arrays.stream(Role.values())
                        .flatMap(role -> stack.replicas(role).stream())
                        .allMatch(DrillStack::isReady);
    }

    private static boolean isReady(Replica replica) {
        return !HttpProbe.body(URI.create(replica.actuator() + "/health/readiness")).isEmpty();
    }

    @Override
    public void close() {
        stack.close();
    }
}
