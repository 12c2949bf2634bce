package dev.liftline.local;

import dev.liftline.local.disk.SmallDisk;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.StartException;
import dev.liftline.local.replica.ServiceApps;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.ReplicaFactory;
import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.UpstreamFiles;
import dev.liftline.local.replica.Variant;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole of Liftline on this machine: PostgreSQL, Kafka, Redis, a gateway and replicas of every service, each a child process. Thread-safe.
 *
 * <p>The services' jars must be built. Whoever starts a stack closes it; should this JVM die first, its children die with it on Linux.
 */
public final class LocalStack implements AutoCloseable {

    private final LocalStackBuilder settings;
    private final Progress progress;
    private final Wires wires;
    private final Disks disks;
    private final Servers servers;
    private final ServiceApps apps;
    private final UpstreamFiles upstreams;
    private final Supervisor supervisor;
    private final Replicas fleet;
    private final StartTasks launches = new StartTasks();
    private volatile @Nullable StackLock lock;

    LocalStack(LocalStackBuilder settings) {
        this.settings = settings;
        this.progress = settings.progress();
        var home = settings.home();
        wires = new Wires(settings.wired());
        disks = new Disks(home, settings.disks());
        servers = new Servers(settings, wires, disks);
        apps = settings.isRehearsal()
                ? ServiceApps.recording(settings.repository(), settings.apps())
                : ServiceApps.of(settings.repository(), settings.apps());
        upstreams = new UpstreamFiles(home.upstreams());
        supervisor = new Supervisor(progress, settings.restartOnDeath());
        var factory = new ReplicaFactory(
                apps,
                upstreams,
                home.logs(),
                new StackEnvironment(servers, wires, settings),
                settings.ports().ephemeralReplicas());
        fleet = new Replicas(factory, upstreams, supervisor);
    }

    /** A stack in this repository's {@code .liftline} with the usual ports and replicas, until told otherwise. */
    public static LocalStackBuilder builder() {
        return new LocalStackBuilder();
    }

    /**
     * Starts everything and returns when every process is ready.
     *
     * @return this
     * @throws StartException when a process does not start; nothing runs then
     */
    public LocalStack start() {
        try {
            startParts();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startParts() {
        synchronized (this) {
            settings.home().prepare();
            lock = StackLock.acquire(settings.home());
        }
        settings.ports().requireFree();
        apps.requireBuilt();
        disks.mount();
        upstreams.write();
        if (settings.aot()) {
            var rehearsal = new AotTraining(settings, apps, servers.brokerCache(), progress);
            if (rehearsal.isDue()) {
                launches.all(List.of(rehearsal::play));
            }
        }
        launches.all(servers.processes().stream()
                .<Runnable>map(process -> () -> supervisor.start(process))
                .toList());
        var gateways = settings.replicas(Role.GATEWAY);
        if (gateways > 0) {
            fleet.addGateway(settings.ports().gateway(), settings.ports().gatewayManagement());
            fleet.add(Role.GATEWAY, gateways - 1);
        }
        var consumers = fleet.add(Role.CONSUMER, settings.replicas(Role.CONSUMER));
        var ingest = fleet.add(Role.INGEST, settings.replicas(Role.INGEST));
        var queries = Stream.of(Role.QUERY_MOBILE, Role.QUERY_WEB)
                .flatMap(role -> fleet.add(role, settings.replicas(role)).stream())
                .toList();
        // Queries are not ready before a consumer has made the schema, but may start meanwhile.
        launches.all(Stream.of(fleet.of(Role.GATEWAY), consumers, ingest, queries)
                .flatMap(List::stream)
                .<Runnable>map(replica -> () -> fleet.start(replica))
                .toList());
    }

    /** Whether this stack holds its home: from the beginning of a start to the end of a close. */
    public boolean isOpen() {
        return lock != null;
    }

    /** Every gateway that was started. */
    public List<URI> gatewayUrls() {
        return fleet.of(Role.GATEWAY).stream()
                .map(gateway -> URI.create("http://" + gateway.address()))
                .toList();
    }

    /** Where clients send their requests: the first gateway. */
    public URI gatewayUrl() {
        var gateways = fleet.of(Role.GATEWAY);
        return URI.create("http://"
                + (gateways.isEmpty()
                        ? "127.0.0.1:" + settings.ports().gateway()
                        : gateways.getFirst().address()));
    }

    public String databaseUrl() {
        return servers.address("LIFTLINE_DB_URL");
    }

    public String kafkaBootstrap() {
        return servers.address("LIFTLINE_KAFKA_BOOTSTRAP");
    }

    public String redisUrl() {
        return servers.address("LIFTLINE_REDIS_URL");
    }

    public ManagedProcess postgres() {
        return servers.postgres();
    }

    /** The broker, or the first of several. */
    public ManagedProcess kafka() {
        return servers.kafka().brokers().getFirst();
    }

    /** Every broker. */
    public List<ManagedProcess> brokers() {
        return servers.kafka().brokers();
    }

    public ManagedProcess redis() {
        return servers.redis();
    }

    /** What stands between the processes of a stack that was built {@link LocalStackBuilder#wired}. */
    public Wires wires() {
        return wires;
    }

    /** The disk of a server that was given {@link LocalStackBuilder#smallDisk}. */
    public SmallDisk disk(Server server) {
        return disks.disk(server);
    }

    /** The replicas of a role at this moment. */
    public List<Replica> replicas(Role role) {
        return fleet.of(role);
    }

    /**
     * Changes the number of a role's replicas and returns when the new ones are ready and known to the gateway, or the old ones gone.
     * A replica leaves only after the gateway stopped sending it requests, and finishes those it has.
     *
     * @param count 1 to the role's {@link Role#maxReplicas()}
     * @throws StartException when a new replica does not start; the number is as before then
     */
    public synchronized void scale(Role role, int count) {
        if (count < 1 || count > role.maxReplicas()) {
            throw new IllegalArgumentException(
                    "%s takes 1 to %d replicas.".formatted(role.label(), role.maxReplicas()));
        }
        var present = fleet.of(role);
        if (count > present.size()) {
            fleet.grow(role, count - present.size());
        } else {
            fleet.retire(present.subList(count, present.size()));
        }
    }

    /**
     * Starts a variant of a service beside the stack's own replicas, and returns when it is ready. It ends with the stack, or by
     * {@link #stopVariant}.
     */
    public Replica startVariant(Role role, Variant variant) {
        return fleet.startVariant(role, variant);
    }

    /** Stops what {@link #startVariant} started. */
    public void stopVariant(Replica variant) {
        fleet.stopVariant(variant);
    }

    /** What runs now, servers first. */
    public List<ProcessStatus> status() {
        var status = new ArrayList<ProcessStatus>();
        var ports = settings.ports();
        status.add(status(servers.postgres(), ports.postgres(), -1));
        servers.kafka()
                .processes()
                .forEach(process -> status.add(status(process, servers.kafka().port(process), -1)));
        status.add(status(servers.redis(), ports.redis(), -1));
        for (var replica : fleet.all()) {
            status.add(status(replica.process(), replica.port(), replica.managementPort()));
        }
        return List.copyOf(status);
    }

    private ProcessStatus status(ManagedProcess process, int port, int managementPort) {
        return ProcessStatus.of(process, port, managementPort, supervisor.deaths(process));
    }

    /** Stops everything: the gateway first, then the services, Kafka, Redis and PostgreSQL. A start under way gives up. */
    @Override
    public void close() {
        launches.cancel();
        fleet.cancel();
        synchronized (this) {
            supervisor.close();
            fleet.stopVariants();
            fleet.stop(fleet.of(Role.GATEWAY));
            fleet.stop(fleet.all());
            servers.kafka().brokers().forEach(supervisor::stop);
            servers.kafka().processes().forEach(supervisor::stop);
            supervisor.stop(servers.redis());
            supervisor.stop(servers.postgres());
            wires.close();
            disks.close();
            var held = lock;
            if (held != null) {
                held.release();
                lock = null;
            }
        }
    }
}
