package dev.liftline.drills;

import dev.liftline.drills.clients.Clients;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.DrillContext.Verdicts;
import dev.liftline.drills.plan.PoisonRecords;
import dev.liftline.drills.plan.SmallDisk;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.drills.proxy.FaultProxies;
import dev.liftline.local.LocalStack;
import dev.liftline.local.LocalStackBuilder;
import dev.liftline.local.ProcessStatus;
import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.replica.HttpProbe;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** A running stack, started without data, for drills with equal requirements. Each run uses a season of its own. */
final class DrillStack implements AutoCloseable {

    private static final int FIRST_SEASON = 2100;

    private final LocalStack stack;
    private final FaultProxies proxies;
    private final Map<Server, SmallDisk> disks;
    private final StackRequirements requirements;
    private final PoisonRecords poison = new PoisonRecords();
    private int seasons;

    private DrillStack(
            LocalStack stack, FaultProxies proxies, Map<Server, SmallDisk> disks, StackRequirements requirements) {
        this.stack = stack;
        this.proxies = proxies;
        this.disks = disks;
        this.requirements = requirements;
    }

    /** Starts a stack without data. */
    static DrillStack start(Path repository, Path directory, StackRequirements requirements) throws IOException {
        StackHome home = new StackHome(directory);
        FileTree.delete(home.data());
        LocalStackBuilder settings = requirements.applyTo(
                LocalStack.builder().repository(repository).home(directory).ports(StackPorts.ephemeral()));
        Map<Server, SmallDisk> disks = new EnumMap<>(Server.class);
        requirements.smallDisks().forEach((server, mebibytes) -> {
            String name = server.name().toLowerCase(Locale.ROOT);
            SmallDisk disk = SmallDisk.mount(home.root().resolve("disks").resolve(name), mebibytes);
            disks.put(server, disk);
            settings.dataDirectory(server, disk.directory().resolve(name));
        });
        FaultProxies proxies = new FaultProxies();
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

    DrillContext context(Clients clients, int season, Consumer<String> notes, Verdicts verdicts) {
        return new DrillContext(stack, proxies, disks, clients, season, poison, notes, verdicts);
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
        disks.values().forEach(SmallDisk::close);
    }
}
