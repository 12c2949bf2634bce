package dev.liftline.drills;

import dev.liftline.drills.plan.Needs;
import dev.liftline.drills.plan.Poison;
import dev.liftline.local.LocalStack;
import dev.liftline.local.PartStatus;
import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.replica.Http;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.SeasonBooks.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;

/** A running system, begun without data, on which drills of equal needs take place one after another, each in a season of its own. */
final class DrillSystem implements AutoCloseable {

    private static final int FIRST_SEASON = 2100;

    private final LocalStack stack;
    private final Needs needs;
    private final Poison poison = new Poison();
    private int seasons;

    private DrillSystem(LocalStack stack, Needs needs) {
        this.stack = stack;
        this.needs = needs;
    }

    /** Starts a system without data. */
    static DrillSystem start(Path repository, Path directory, Needs needs) throws IOException {
        StackHome home = new StackHome(directory);
        FileTree.delete(home.data());
        return new DrillSystem(
                needs.settings()
                        .apply(Needs.usual(LocalStack.builder()
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

    Poison poison() {
        return poison;
    }

    Database database() {
        return Database.of(stack);
    }

    int nextSeason() {
        return FIRST_SEASON + seasons++;
    }

    /** Whether a drill of these needs can take place on it: it is such a system, and every part of it runs and is ready. */
    boolean suits(Needs wanted) {
        return wanted.name().equals(needs.name())
                && stack.status().stream().allMatch(PartStatus::running)
                && Arrays.stream(Role.values())
                        .flatMap(role -> stack.replicas(role).stream())
                        .allMatch(DrillSystem::isReady);
    }

    private static boolean isReady(Replica replica) {
        return !Http.body(URI.create(replica.actuator() + "/health/readiness")).isEmpty();
    }

    @Override
    public void close() {
        stack.close();
    }
}
