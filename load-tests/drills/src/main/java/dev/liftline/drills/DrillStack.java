package dev.liftline.drills;

import dev.liftline.drills.disk.SmallDisks;
import dev.liftline.drills.plan.PoisonRecords;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.drills.proxy.FaultProxies;
import dev.liftline.local.LocalStack;
import dev.liftline.local.ProcessStatus;
import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.replica.HttpProbe;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;

/** A running stack, started without data, for drills with equal requirements. Each run uses a season of its own. */
final class DrillStack implements AutoCloseable {

    private static final int FIRST_SEASON = 2100;

    private final LocalStack stack;
    private final FaultProxies proxies;
    private final SmallDisks disks;
    private final StackRequirements requirements;
    private final PoisonRecords poison = new PoisonRecords();
    private int seasons;

    private DrillStack(LocalStack stack, FaultProxies proxies, SmallDisks disks, StackRequirements requirements) {
        this.stack = stack;
        this.proxies = proxies;
        this.disks = disks;
        this.requirements = requirements;
    }

    /** Starts a stack without data. */
    static DrillStack start(Path repository, Path directory, StackRequirements requirements) throws IOException {
        StackHome home = new StackHome(directory);
        FileTree.delete(home.data());
        FaultProxies proxies = new FaultProxies();
        SmallDisks disks = SmallDisks.mount(home.root().resolve("disks"), requirements.smallDisks());
        var settings = disks.use(requirements.applyTo(
                LocalStack.builder().repository(repository).home(directory).ports(StackPorts.ephemeral())));
        var started = new DrillStack(
                (requirements.proxied() ? settings.routes(proxies) : settings).build(), proxies, disks, requirements);
        try {
            started.stack.start();
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    LocalStack stack() {
        return stack;
    }

    FaultProxies proxies() {
        return proxies;
    }

    SmallDisks disks() {
        return disks;
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

    /** Whether a drill with these requirements can run on it: it is such a stack, and every process runs and is ready. */
    boolean suits(StackRequirements wanted) {
        return wanted.name().equals(requirements.name())
                && stack.status().stream().allMatch(ProcessStatus::running)
                && Arrays.stream(Role.values())
                        .flatMap(role -> stack.replicas(role).stream())
                        .allMatch(DrillStack::isReady);
    }

    private static boolean isReady(Replica replica) {
        return !HttpProbe.body(URI.create(replica.actuator() + "/health/readiness"))
                .isEmpty();
    }

    @Override
    public void close() {
        stack.close();
        proxies.close();
        disks.close();
    }
}
