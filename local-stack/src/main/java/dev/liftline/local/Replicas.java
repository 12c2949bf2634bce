package dev.liftline.local;

import dev.liftline.local.process.StartException;
import dev.liftline.local.replica.HttpProbe;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.ReplicaFactory;
import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.UpstreamFiles;
import dev.liftline.local.replica.Variant;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The replicas of every service: starts them, tells the gateway of them, changes their number. Thread-safe. */
final class Replicas {

    /** The gateway follows its files within a second; this is for one that is busy. */
    private static final Duration GATEWAY_NOTICES = Duration.ofSeconds(2);

    private final ReplicaFactory factory;
    private final UpstreamFiles upstreams;
    private final Supervisor supervisor;
    private final Map<Role, List<Replica>> replicas = new EnumMap<>(Role.class);
    private final List<Replica> variants = new CopyOnWriteArrayList<>();
    private volatile StartTasks growing = new StartTasks();

    Replicas(ReplicaFactory factory, UpstreamFiles upstreams, Supervisor supervisor) {
        this.factory = factory;
        this.upstreams = upstreams;
        this.supervisor = supervisor;
    }

    /** The replicas of a role at this moment. */
    List<Replica> of(Role role) {
        synchronized (replicas) {
            return List.copyOf(replicas.getOrDefault(role, List.of()));
        }
    }

    List<Replica> all() {
        synchronized (replicas) {
            return replicas.values().stream().flatMap(List::stream).toList();
        }
    }

    /** The first gateway, known from now on but not started. */
    void addGateway(int port, int managementPort) {
        register(factory.gateway(port, managementPort));
    }

    /** Replicas that are known from now on but not started. */
    List<Replica> add(Role role, int count) {
        return IntStream.range(0, count).mapToObj(i -> addOne(role)).toList();
    }

    private Replica addOne(Role role) {
        synchronized (replicas) {
            var replica = factory.next(role, all());
            register(replica);
            return replica;
        }
    }

    private void register(Replica replica) {
        synchronized (replicas) {
            replicas.computeIfAbsent(replica.role(), role -> new ArrayList<>()).add(replica);
        }
    }

    /** Starts a replica; the gateway hears of it when it is ready. */
    void start(Replica replica) {
        supervisor.start(replica.process(), () -> upstreams.remove(replica), () -> upstreams.add(replica));
    }

    /** Takes replicas away from the gateway, waits until it sends them nothing new, and stops them. */
    void retire(Collection<Replica> leaving) {
        leaving.forEach(upstreams::remove);
        leaving.forEach(replica -> awaitListed(replica, false));
        stop(leaving);
    }

    void stop(Collection<Replica> leaving) {
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            leaving.forEach(replica -> each.execute(() -> stop(replica)));
        }
    }

    private void stop(Replica replica) {
        supervisor.stop(replica.process());
        synchronized (replicas) {
            replicas.getOrDefault(replica.role(), new ArrayList<>()).remove(replica);
        }
    }

    /** Starts a replica that the gateway does not hear of. */
    Replica startVariant(Role role, Variant variant) {
        var replica = factory.variant(role, variant);
        variants.add(replica);
        supervisor.start(replica.process());
        return replica;
    }

    void stopVariant(Replica variant) {
        supervisor.stop(variant.process());
        variants.remove(variant);
    }

    void stopVariants() {
        variants.forEach(this::stopVariant);
    }

    /** Starts replicas of a running stack; those that fail are gone again. */
    void grow(Role role, int count) {
        var launches = new StartTasks();
        growing = launches;
        var added = add(role, count);
        try {
            launches.all(added.stream()
                    .<Runnable>map(replica -> () -> start(replica))
                    .toList());
        } catch (StartException e) {
            retire(added);
            throw e;
        }
        added.forEach(replica -> awaitListed(replica, true));
    }

    /** Makes a {@link #grow} under way give up. */
    void cancel() {
        growing.cancel();
    }

    private void awaitListed(Replica replica, boolean listed) {
        if (!replica.role().isUpstream()) {
            return;
        }
        var deadline = System.nanoTime() + GATEWAY_NOTICES.toNanos();
        while (System.nanoTime() < deadline && isListed(replica) != listed) {
            try {
                Thread.sleep(Duration.ofMillis(50));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isListed(Replica replica) {
        return of(Role.GATEWAY).stream()
                .map(gateway -> HttpProbe.body(URI.create(gateway.actuator() + "/upstreams")))
                .allMatch(pools -> pools.contains('"' + replica.address() + '"'));
    }
}
