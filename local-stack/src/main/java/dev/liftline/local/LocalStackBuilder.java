package dev.liftline.local;

import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.UpstreamFiles;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link LocalStack} is made of. Not thread-safe. */
public final class LocalStackBuilder {

    private final Map<Role, Integer> replicas = new EnumMap<>(
            Map.of(Role.GATEWAY, 1, Role.INGEST, 2, Role.CONSUMER, 1, Role.QUERY_MOBILE, 1, Role.QUERY_WEB, 1));
    private final Map<Role, Map<String, String>> environments = new EnumMap<>(Role.class);
    private Path repository = Path.of("").toAbsolutePath();
    private StackHome home = new StackHome(Path.of(".liftline"));
    private StackPorts ports = StackPorts.DEFAULT;
    private Progress progress = Progress.SILENT;
    private boolean restartOnDeath = true;
    private boolean aot;
    private boolean wired;
    private final Map<Server, Integer> disks = new EnumMap<>(Server.class);
    private int brokers = 1;
    private @Nullable StackHome rehearsalFor;

    LocalStackBuilder() {}

    /** A rehearsal of a stack: one of each JVM, that records, with data of its own in a corner of the stack's home. */
    static LocalStackBuilder rehearsalOf(LocalStackBuilder stack) {
        var rehearsal = new LocalStackBuilder()
                .repository(stack.repository)
                .home(stack.home.rehearsal().root())
                .ports(StackPorts.ephemeral())
                .replicas(Role.INGEST, 1)
                // Both kinds of queries are one application, of which one can record.
                .replicas(Role.QUERY_WEB, 0)
                .environment(
                        Role.GATEWAY,
                        Map.of(
                                "LIFTLINE_UPSTREAM_QUERY_WEB",
                                "file:" + new UpstreamFiles(stack.home.rehearsal().upstreams()).file(Role.QUERY_MOBILE)))
                .restartOnDeath(false);
        rehearsal.rehearsalFor = stack.home;
        return rehearsal;
    }

    /** The root of the repository, in whose modules the services' jars were built. */
    public LocalStackBuilder repository(Path root) {
        repository = root.toAbsolutePath().normalize();
        return this;
    }

    /** Where the stack keeps data, logs and what else it writes. */
    public LocalStackBuilder home(Path directory) {
        home = new StackHome(directory);
        return this;
    }

    public LocalStackBuilder ports(StackPorts chosen) {
        ports = chosen;
        return this;
    }

    /** How many replicas a role starts with; 0 leaves it out. */
    public LocalStackBuilder replicas(Role role, int count) {
        if (count < 0 || count > role.maxReplicas()) {
            throw new IllegalArgumentException(
                    "%s takes up to %d replicas".formatted(role.label(), role.maxReplicas()));
        }
        replicas.put(role, count);
        return this;
    }

    /** Environment variables for every replica of a role, beside those that are set already. */
    public LocalStackBuilder environment(Role role, Map<String, String> variables) {
        environments.computeIfAbsent(role, other -> new HashMap<>()).putAll(variables);
        return this;
    }

    public LocalStackBuilder progress(Progress listener) {
        progress = listener;
        return this;
    }

    /** Whether a process that dies is started again; yes unless told otherwise. */
    public LocalStackBuilder restartOnDeath(boolean restart) {
        restartOnDeath = restart;
        return this;
    }

    /** Whether to prepare fast starts, which takes a while once after each build; no unless told otherwise. */
    public LocalStackBuilder aot(boolean prepare) {
        aot = prepare;
        return this;
    }

    /**
     * Whether everything that services, gateways and clients say to each other and to the servers goes through {@link Wires}; no unless
     * told otherwise.
     */
    public LocalStackBuilder wired(boolean withWires) {
        wired = withWires;
        return this;
    }

    /**
     * Brokers of Kafka. With more than one, each may be killed: a controller stands beside them, topics have a replica on each
     * broker, and all but one must be in sync. One unless told otherwise.
     *
     * @param count 1 to 7
     */
    public LocalStackBuilder brokers(int count) {
        if (count < 1 || count > 7) {
            throw new IllegalArgumentException("a stack has 1 to 7 brokers");
        }
        brokers = count;
        return this;
    }

    /**
     * Keeps the data of a server on a disk of its own that {@link LocalStack#disk} fills. Only root on Linux can start such a stack.
     *
     * @param server PostgreSQL or Kafka, the only broker then
     * @param mebibytes enough for the server to start: PostgreSQL 200, Kafka 64
     */
    public LocalStackBuilder smallDisk(Server server, int mebibytes) {
        disks.put(server, mebibytes);
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

    boolean isRehearsal() {
        return rehearsalFor != null;
    }

    /** Where the applications are, and the AOT caches of all JVMs. */
    Path apps() {
        return (rehearsalFor == null ? home : rehearsalFor).apps();
    }

    StackPorts ports() {
        return ports;
    }

    int replicas(Role role) {
        return replicas.getOrDefault(role, 0);
    }

    Map<String, String> environment(Role role) {
        return environments.getOrDefault(role, Map.of());
    }

    Progress progress() {
        return progress;
    }

    boolean restartOnDeath() {
        return restartOnDeath;
    }

    boolean aot() {
        return aot;
    }

    boolean wired() {
        return wired;
    }

    int brokers() {
        return brokers;
    }

    Map<Server, Integer> disks() {
        return disks;
    }
}
