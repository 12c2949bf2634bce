package dev.liftline.local;

import dev.liftline.local.process.StartException;
import dev.liftline.local.replica.HttpProbe;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.ReplicaFactory;
import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.UpstreamFiles;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The replicas of every service: starts and stops them, tells the gateway, changes their number. Thread-safe. */
final class Replicas {

    /** The gateway polls its files every second; longer because it may be busy. */
    private static final Duration GATEWAY_TIMEOUT = Duration.ofSeconds(2);

    private final ReplicaFactory factory;
    private final UpstreamFiles upstreams;
    private final Supervisor supervisor;
    private final Map<Role, List<Replica>> replicas = new EnumMap<>(Role.class);
    private final List<Replica> unlisted = new CopyOnWriteArrayList<>();
    private final Map<Replica, Path> applications = new ConcurrentHashMap<>();
    private volatile StartTasks growth = new StartTasks();

    Replicas(ReplicaFactory factory, UpstreamFiles upstreams, Supervisor supervisor) {
        this.factory = factory;
        this.upstreams = upstreams;
        this.supervisor = supervisor;
    }

    /** The present replicas of a role. */
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

    /** Adds the first gateway without starting it. */
    void addGateway(int port, int managementPort) {
        register(factory.gateway(port, managementPort));
    }

    /** Adds replicas without starting them. */
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
        upstreams.show(replica);
    }

    /** Starts a replica, and lists it for the gateway while it is ready. */
    void start(Replica replica) {
        applications.put(replica, factory.application(replica.role()));
        supervisor.start(replica.process(), () -> upstreams.remove(replica), () -> upstreams.add(replica));
    }

    /** The replicas whose application was built anew since they were started, or whose restart failed. */
    List<Replica> outdated() {
        return all().stream()
                .filter(applications::containsKey)
                .filter(replica -> !factory.builtApplication(replica.role()).equals(applications.get(replica))
                        || !replica.process().isRunning())
                .toList();
    }

    /** Makes later starts run the applications as they are built now. */
    void refreshApplications() {
        factory.refreshApplications();
    }

    /**
     * Restarts a replica after the gateway has stopped sending it requests. Returns when it is ready and the gateway sends it requests.
     *
     * @throws StartException if it does not start again; then it does not run
     */
    void restart(Replica replica) {
        upstreams.remove(replica);
        awaitListed(replica, false);
        supervisor.stop(replica.process());
        start(replica);
        awaitListed(replica, true);
    }

    /** Removes replicas from the gateway's lists, waits until it sends them nothing new, and stops them. */
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
        applications.remove(replica);
        upstreams.hide(replica);
        synchronized (replicas) {
            replicas.getOrDefault(replica.role(), new ArrayList<>()).remove(replica);
        }
        factory.release(replica);
    }

    /** Starts a replica that the gateway does not know. */
    Replica startUnlisted(Role role, String name, List<Path> classPath, Map<String, String> environment) {
        var replica = factory.unlisted(role, name, classPath, environment);
        unlisted.add(replica);
        supervisor.start(replica.process());
        return replica;
    }

    void stopUnlisted() {
        unlisted.forEach(replica -> {
            supervisor.stop(replica.process());
            factory.release(replica);
        });
        unlisted.clear();
    }

    /** Starts replicas of a running stack. If one fails, stops and removes all of them. */
    void grow(Role role, int count) {
        var tasks = new StartTasks();
        growth = tasks;
        var added = add(role, count);
        try {
            tasks.runAll(added.stream()
                    .<Runnable>map(replica -> () -> start(replica))
                    .toList());
        } catch (StartException e) {
            retire(added);
            throw e;
        }
        added.forEach(replica -> awaitListed(replica, true));
    }

    /** Starts a gateway that shares the port of another one. */
    Replica startBeside(Replica gateway) {
        var beside = factory.beside(gateway, all());
        register(beside);
        try {
            start(beside);
        } catch (StartException e) {
            stop(beside);
            throw e;
        }
        return beside;
    }

    /** Cancels a {@link #grow} in progress. */
    void cancel() {
        growth.cancel();
    }

    private void awaitListed(Replica replica, boolean listed) {
        if (!replica.role().isUpstream()) {
            return;
        }
        var deadline = System.nanoTime() + GATEWAY_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline && !everyGatewayLists(replica, listed)) {
            try {
                Thread.sleep(Duration.ofMillis(50));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean everyGatewayLists(Replica replica, boolean listed) {
        return of(Role.GATEWAY).stream()
                .map(gateway -> HttpProbe.body(URI.create(gateway.actuator() + "/upstreams")))
                .allMatch(pools -> pools.contains('"' + replica.address() + '"') == listed);
    }
}
