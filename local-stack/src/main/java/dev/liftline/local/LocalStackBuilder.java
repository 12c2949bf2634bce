package dev.liftline.local;

import dev.liftline.local.kafka.KafkaProcesses;
import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.Routes;
import dev.liftline.local.replica.Server;
import dev.liftline.local.replica.UpstreamFiles;
import dev.liftline.local.secrets.LocalCertificate;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link LocalStack}. Not thread-safe.
 *
 * <p>Three of them are hooks for tools that need another stack than the command line's: {@link #routes}, {@link #kafka} and
 * {@link #dataDirectory}.
 */
public final class LocalStackBuilder {

    private final Map<Role, Integer> replicas = new EnumMap<>(Map.of(
            Role.GATEWAY,
            1,
            Role.INGEST,
            2,
            Role.CONSUMER,
            1,
            Role.QUERY_MOBILE,
            1,
            Role.QUERY_WEB,
            1,
            Role.IDENTITY,
            2));
    private final Map<Role, Map<String, String>> environments = new EnumMap<>(Role.class);
    private final Map<String, Map<String, String>> replicaEnvironments = new HashMap<>();
    private final Map<Server, Path> dataDirectories = new EnumMap<>(Server.class);
    private Path repository = Path.of("").toAbsolutePath();
    private StackHome home = new StackHome(Path.of(".liftline"));
    private StackPorts ports = StackPorts.DEFAULT;
    private Progress progress = Progress.SILENT;
    private Routes routes = Routes.DIRECT;
    private KafkaProcesses.Factory kafka = KafkaProcesses.Factory.SINGLE_BROKER;
    private boolean restartOnDeath = true;
    private final Set<String> leftOut = new HashSet<>();
    private boolean aot;
    private boolean open;
    private boolean tls;
    private @Nullable StackHome trainedFor;

    LocalStackBuilder() {}

    /** A stack for the AOT training of another one: one replica of each application, its data below the other's home directory. */
    static LocalStackBuilder trainingOf(LocalStackBuilder stack) {
        var training = new LocalStackBuilder()
                .repository(stack.repository)
                .home(stack.home.aotTraining().root())
                .ports(StackPorts.ephemeral())
                .open(true)
                .replicas(Role.INGEST, 1)
                .replicas(Role.IDENTITY, 1)
                // Both query roles run one application, and only one process can record its cache.
                .replicas(Role.QUERY_WEB, 0)
                .environment(
                        Role.GATEWAY,
                        Map.of(
                                "LIFTLINE_UPSTREAM_QUERY_WEB",
                                "file:"
                                        + new UpstreamFiles(
                                                        stack.home.aotTraining().upstreams())
                                                .file(Role.QUERY_MOBILE)))
                .restartOnDeath(false);
        training.trainedFor = stack.home;
        return training;
    }

    /** The root of the repository, in whose modules the services' jars were built. */
    public LocalStackBuilder repository(Path root) {
        repository = root.toAbsolutePath().normalize();
        return this;
    }

    /** The home directory: data, logs and everything else the stack writes. */
    public LocalStackBuilder home(Path directory) {
        home = new StackHome(directory);
        return this;
    }

    public LocalStackBuilder ports(StackPorts chosen) {
        ports = chosen;
        return this;
    }

    /** How many replicas of a role start; 0 leaves the role out. */
    public LocalStackBuilder replicas(Role role, int count) {
        if (count < 0 || count > role.maxReplicas()) {
            throw new IllegalArgumentException(
                    "%s takes up to %d replicas".formatted(role.label(), role.maxReplicas()));
        }
        replicas.put(role, count);
        return this;
    }

    /** Adds environment variables for every replica of a role. They override those that the stack sets. */
    public LocalStackBuilder environment(Role role, Map<String, String> variables) {
        environments.computeIfAbsent(role, other -> new HashMap<>()).putAll(variables);
        return this;
    }

    /** Adds environment variables for one replica, for instance {@code ingest-1}. They override those of its role. */
    public LocalStackBuilder environment(String replica, Map<String, String> variables) {
        replicaEnvironments.computeIfAbsent(replica, other -> new HashMap<>()).putAll(variables);
        return this;
    }

    public LocalStackBuilder progress(Progress listener) {
        progress = listener;
        return this;
    }

    /** Whether a process that dies is started again; true by default. */
    public LocalStackBuilder restartOnDeath(boolean restart) {
        restartOnDeath = restart;
        return this;
    }

    /**
     * Leaves a replica, for instance {@code query-mobile-1}, to the user: the stack reserves its ports, writes its environment to a file
     * and lists it for the gateway while it responds, but does not start it.
     */
    public LocalStackBuilder without(Collection<String> names) {
        leftOut.addAll(names);
        return this;
    }

    /** Whether a start runs the AOT training first if AOT caches are missing; false by default. */
    public LocalStackBuilder aot(boolean train) {
        aot = train;
        return this;
    }

    /** Whether the services ask nobody who he is. Then all of them must bind to loopback. */
    public LocalStackBuilder open(boolean nobodyIsAsked) {
        open = nobodyIsAsked;
        return this;
    }

    /** Whether the gateways encrypt their clients' connections, with a {@link LocalCertificate}; false by default. */
    public LocalStackBuilder tls(boolean encrypt) {
        tls = encrypt;
        return this;
    }

    /** How clients reach servers and replicas; direct by default. */
    public LocalStackBuilder routes(Routes chosen) {
        routes = chosen;
        return this;
    }

    /** Creates the Kafka processes; one broker by default. Services create topics with a replica on each broker. */
    public LocalStackBuilder kafka(KafkaProcesses.Factory factory) {
        kafka = factory;
        return this;
    }

    /** Where a server keeps its data; by default in the home directory. The directory above must exist when the stack starts. */
    public LocalStackBuilder dataDirectory(Server server, Path directory) {
        dataDirectories.put(server, directory);
        return this;
    }

    public LocalStack build() {
        return new LocalStack(this);
    }

    Path repository() {
        return repository;
    }

    StackHome home() {
        return home;
    }

    boolean isAotTraining() {
        return trainedFor != null;
    }

    /** The unpacked applications, with the AOT caches of all JVMs. */
    Path apps() {
        return (trainedFor == null ? home : trainedFor).apps();
    }

    StackPorts ports() {
        return ports;
    }

    int replicas(Role role) {
        return replicas.getOrDefault(role, 0);
    }

    Map<Role, Map<String, String>> environments() {
        return environments;
    }

    Map<String, Map<String, String>> replicaEnvironments() {
        return replicaEnvironments;
    }

    Progress progress() {
        return progress;
    }

    Routes routes() {
        return routes;
    }

    KafkaProcesses.Factory kafka() {
        return kafka;
    }

    Path dataDirectory(Server server) {
        return dataDirectories.getOrDefault(server, home.data(server));
    }

    boolean isLeftOut(String name) {
        return leftOut.contains(name);
    }

    Set<String> leftOut() {
        return Set.copyOf(leftOut);
    }

    boolean restartOnDeath() {
        return restartOnDeath;
    }

    boolean aot() {
        return aot;
    }

    boolean open() {
        return open;
    }

    /** Null without TLS. */
    @Nullable
    LocalCertificate certificate() {
        return tls ? LocalCertificate.of(home.secrets()) : null;
    }
}
