package dev.liftline.local;

import dev.liftline.local.backup.DataVersion;
import dev.liftline.local.backup.Migrations;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.StartException;
import dev.liftline.local.replica.AccessEnvironment;
import dev.liftline.local.replica.EnvironmentFile;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.ReplicaFactory;
import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.ServiceApps;
import dev.liftline.local.replica.SettingsCheck;
import dev.liftline.local.replica.StackEnvironment;
import dev.liftline.local.replica.UpstreamFiles;
import dev.liftline.local.secrets.LocalSecrets;
import dev.liftline.local.secrets.ServerPasswords;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All of Liftline on this machine: PostgreSQL, Kafka, two Redis servers, a gateway and replicas of every service, each in a child process.
 * Thread-safe.
 *
 * <p>The services' jars must be built. The caller closes the stack; on Linux the child processes also end when this JVM dies.
 */
public final class LocalStack implements AutoCloseable {

    private final LocalStackBuilder settings;
    private final Progress progress;
    private final Servers servers;
    private final ServiceApps apps;
    private final AccessEnvironment access;
    private final UpstreamFiles upstreams;
    private final Supervisor supervisor;
    private final Replicas replicas;
    private final LeftOutReplicas leftOut;
    private final RollingRestart restarts;
    private final StartTasks startTasks = new StartTasks();
    private volatile @Nullable StackLock lock;

    LocalStack(LocalStackBuilder settings) {
        this.settings = settings;
        this.progress = settings.progress();
        var home = settings.home();
        servers = new Servers(settings);
        apps = settings.isAotTraining()
                ? ServiceApps.recording(settings.repository(), settings.apps())
                : ServiceApps.of(settings.repository(), settings.apps());
        access = new AccessEnvironment(home.secrets(), home.data(), settings.open(), settings.certificate());
        upstreams = new UpstreamFiles(home.upstreams());
        supervisor = new Supervisor(progress, settings.restartOnDeath());
        var factory = new ReplicaFactory(
                apps,
                upstreams,
                home.logs(),
                new StackEnvironment(
                        servers.addresses(),
                        settings.environments(),
                        settings.replicaEnvironments(),
                        settings.routes(),
                        access),
                settings.ports().replicaOffset());
        replicas = new Replicas(factory, upstreams, supervisor);
        leftOut = new LeftOutReplicas(upstreams);
        restarts = new RollingRestart(replicas);
    }

    /** Settings of a stack in this repository's {@code .liftline} with the default ports and replicas. */
    public static LocalStackBuilder builder() {
        return new LocalStackBuilder();
    }

    /**
     * Starts everything and returns when every process is ready.
     *
     * @return this
     * @throws StartException if a process does not start; then nothing runs
     */
    public LocalStack start() {
        try {
            startProcesses();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startProcesses() {
        synchronized (this) {
            settings.home().prepare();
            lock = StackLock.acquire(settings.home());
        }
        settings.ports().requireFree();
        apps.requireBuilt();
        var _ = LocalSecrets.createOrRead(settings.home().secrets());
        var _ = ServerPasswords.createOrRead(settings.home().secrets());
        var certificate = settings.certificate();
        if (certificate != null) {
            var _ = certificate.createOrRenew();
        }
        var data = settings.home().data();
        var schema = Migrations.of(settings.repository()).latest();
        DataVersion.require(data, schema);
        if (!settings.isAotTraining()) {
            // A training runs beside the stack, whose replicas may run an older build.
            apps.deleteOlder();
        }
        upstreams.write();
        if (settings.aot()) {
            var training = new AotTraining(settings, apps, servers.brokerCache(), progress);
            if (training.isDue()) {
                startTasks.runAll(List.of(training::run));
            }
        }
        var gateways = settings.replicas(Role.GATEWAY);
        if (gateways > 0) {
            replicas.addGateway(settings.ports().gateway(), settings.ports().gatewayManagement());
            replicas.add(Role.GATEWAY, gateways - 1);
        }
        Stream.of(Role.CONSUMER, Role.INGEST, Role.QUERY_MOBILE, Role.QUERY_WEB, Role.IDENTITY)
                .forEach(role -> replicas.add(role, settings.replicas(role)));
        leaveOut();
        access.requireLoopbackIfOpen(replicas.all());
        new SettingsCheck(apps, System.getenv().keySet()).run(replicas.all());
        startTasks.runAll(servers.processes().stream()
                .<Runnable>map(process -> () -> supervisor.start(process))
                .toList());
        // Query replicas become ready after a consumer has created the schema, and start meanwhile.
        startTasks.runAll(replicas.all().stream()
                .filter(replica -> !leftOut.contains(replica))
                .<Runnable>map(replica -> () -> {
                    replicas.start(replica);
                    if (replica.role() == Role.CONSUMER) {
                        // It has migrated the database.
                        DataVersion.note(data, schema);
                    }
                })
                .toList());
    }

    private void leaveOut() {
        for (var name : settings.leftOut()) {
            var replica = replica(name);
            EnvironmentFile.write(replica, settings.home().run());
            leftOut.add(replica);
        }
    }

    /** Whether this stack holds its home directory: from the beginning of a start to the end of a close. */
    public boolean isOpen() {
        return lock != null;
    }

    /** The first gateway. */
    public URI gatewayUrl() {
        var gateways = replicas.of(Role.GATEWAY);
        return gateways.isEmpty()
                ? URI.create("http://127.0.0.1:" + settings.ports().gateway())
                : gateways.getFirst().url();
    }

    /** The certificate of the gateways in PEM; null without TLS. */
    public @Nullable Path certificate() {
        var certificate = settings.certificate();
        return certificate == null ? null : certificate.file();
    }

    /** Whether nobody is asked who he is. */
    public boolean isOpenToAll() {
        return access.open();
    }

    /**
     * Its keys, passphrases and PINs.
     *
     * @throws StartException if it was never started, or they are damaged
     */
    public LocalSecrets secrets() {
        return LocalSecrets.read(settings.home().secrets());
    }

    /** The passwords of PostgreSQL and of Redis for sessions. */
    public ServerPasswords passwords() {
        return ServerPasswords.read(settings.home().secrets());
    }

    /** The keys with which clients may do everything; none if nobody is asked who he is. */
    public Credentials credentials() {
        return isOpenToAll() ? Credentials.NONE : secrets();
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

    /** The first broker. */
    public ManagedProcess kafka() {
        return brokers().getFirst();
    }

    /** Every broker. */
    public List<ManagedProcess> brokers() {
        return servers.brokers();
    }

    public ManagedProcess redis() {
        return servers.redis();
    }

    /** The Redis that holds sessions. */
    public ManagedProcess sessionRedis() {
        return servers.sessionRedis();
    }

    /** The present replicas of a role. */
    public List<Replica> replicas(Role role) {
        return replicas.of(role);
    }

    /**
     * Changes the number of a role's replicas. Returns when new replicas are ready and the gateway sends requests to them, or when
     * surplus replicas have stopped: each finishes its requests after the gateway stopped sending it new ones.
     *
     * @param count 1 to the role's {@link Role#maxReplicas()}
     * @throws StartException if a new replica does not start; then the number is as before
     */
    public synchronized void scale(Role role, int count) {
        if (count < 1 || count > role.maxReplicas()) {
            throw new IllegalArgumentException(
                    "%s takes 1 to %d replicas.".formatted(role.label(), role.maxReplicas()));
        }
        var present = replicas.of(role);
        if (count > present.size()) {
            replicas.grow(role, count - present.size());
        } else {
            var leaving = present.subList(count, present.size());
            leaving.forEach(leftOut::remove);
            replicas.retire(leaving);
        }
    }

    /** Whether {@link #reload} would restart a replica. */
    public boolean isOutdated() {
        return !replicas.outdated().isEmpty();
    }

    /**
     * Restarts the replicas whose application was built anew since they were started, one after another.
     *
     * @param report receives a sentence after each restart
     * @return how many were restarted
     * @throws StartException if one does not start again; it does not run then, and the following ones run on unchanged
     */
    public synchronized int reload(Consumer<String> report) {
        var outdated = replicas.outdated();
        replicas.refreshApplications();
        restarts.run(outdated, report);
        return outdated.size();
    }

    /**
     * Restarts a replica with a debugger's port open.
     *
     * @param name for instance {@code query-web-1}
     * @return the port, on loopback
     * @throws StartException if there is no such replica or it does not start again
     */
    public synchronized int debug(String name) {
        var replica = replica(name);
        int port = Ports.reserve();
        restartWithDebugger(replica, port);
        return port;
    }

    /** Restarts a replica without a debugger's port. */
    public synchronized void stopDebugging(String name) {
        restartWithDebugger(replica(name), 0);
    }

    private void restartWithDebugger(Replica replica, int port) {
        Ports.release(replica.debugOn(port));
        restarts.run(List.of(replica), sentence -> {});
    }

    private Replica replica(String name) {
        var all = replicas.all();
        return all.stream()
                .filter(replica -> replica.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StartException("There is no replica '%s'; there are %s."
                        .formatted(name, all.stream().map(Replica::name).collect(Collectors.joining(", ")))));
    }

    /**
     * Starts one more process of a service, which the gateway does not know, and returns when it is ready. It has no AOT cache. It runs
     * until {@link #close}.
     *
     * @param name of the replica and its log
     * @param classPath directories and jars added to the application's own
     * @param environment variables that override the role's
     */
    public Replica startUnlisted(Role role, String name, List<Path> classPath, Map<String, String> environment) {
        return replicas.startUnlisted(role, name, classPath, environment);
    }

    /** The state of every process, servers first. */
    public List<ProcessStatus> status() {
        return Stream.concat(
                        servers.status(supervisor),
                        replicas.all().stream()
                                .map(replica -> ProcessStatus.of(
                                        replica.process(),
                                        replica.port(),
                                        replica.managementPort(),
                                        supervisor.deaths(replica.process()))))
                .toList();
    }

    /** Stops everything: gateways first, then the other services, Kafka, both Redis servers and PostgreSQL. Cancels a start in progress. */
    @Override
    public void close() {
        startTasks.cancel();
        restarts.cancel();
        replicas.cancel();
        synchronized (this) {
            supervisor.close();
            leftOut.close();
            replicas.stopUnlisted();
            replicas.stop(replicas.of(Role.GATEWAY));
            replicas.stop(replicas.all());
            servers.stop(supervisor);
            var held = lock;
            if (held != null) {
                held.release();
                lock = null;
            }
        }
    }
}
