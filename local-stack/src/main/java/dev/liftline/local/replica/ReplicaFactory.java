package dev.liftline.local.replica;

import dev.liftline.local.process.Ports;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Creates replicas: gives each a name, ports and its environment. */
public final class ReplicaFactory {

    /** The port offset of replicas that get any free ports. */
    public static final int ANY_PORTS = -1;

    private final ServiceApps apps;
    private final UpstreamFiles upstreams;
    private final Path logs;
    private final StackEnvironment environment;
    private final int portOffset;

    /** @param portOffset added to the first port of each role; {@link #ANY_PORTS} for any free ports */
    public ReplicaFactory(
            ServiceApps apps, UpstreamFiles upstreams, Path logs, StackEnvironment environment, int portOffset) {
        this.apps = apps;
        this.upstreams = upstreams;
        this.logs = logs;
        this.environment = environment;
        this.portOffset = portOffset;
    }

    /** The first gateway, on given ports. */
    public Replica gateway(int port, int managementPort) {
        return replica(Role.GATEWAY, "gateway", port, managementPort, null, Map.of());
    }

    /** A gateway that shares the port of another one. */
    public Replica beside(Replica gateway, Collection<Replica> present) {
        int managementPort = port(Role.GATEWAY.firstManagementPort(), present);
        return replica(Role.GATEWAY, nextName(Role.GATEWAY, present), gateway.port(), managementPort, null, Map.of());
    }

    /** One more replica of a role, with the first name that {@code present} does not use. */
    public Replica next(Role role, Collection<Replica> present) {
        int managementPort = port(role.firstManagementPort(), present);
        int port = role.hasPort() ? port(role.firstPort(), present) : managementPort;
        return replica(role, nextName(role, present), port, managementPort, null, Map.of());
    }

    private static String nextName(Role role, Collection<Replica> present) {
        Set<String> names = present.stream().map(Replica::name).collect(Collectors.toSet());
        // The first gateway has no number.
        return IntStream.iterate(role == Role.GATEWAY ? 2 : 1, number -> number + 1)
                .mapToObj(number -> role.label() + "-" + number)
                .filter(candidate -> !names.contains(candidate))
                .findFirst()
                .orElseThrow();
    }

    /**
     * A replica that runs without an AOT cache and with a larger class path, on free ports.
     *
     * @param classPath directories and jars added to the application's own
     * @param variables environment variables that override the role's
     */
    public Replica unlisted(Role role, String name, List<Path> classPath, Map<String, String> variables) {
        int managementPort = Ports.reserve();
        int port = role.hasPort() ? Ports.reserve() : managementPort;
        return replica(role, name, port, managementPort, List.copyOf(classPath), variables);
    }

    /** The application that a replica of a role runs if it is started now. */
    public Path application(Role role) {
        return apps.current(role);
    }

    /** The application of a role as it is built now. */
    public Path builtApplication(Role role) {
        return apps.built(role);
    }

    /** Makes later starts run the applications as they are built now. */
    public void refreshApplications() {
        apps.refresh();
    }

    /** Makes the ports of a stopped replica available to others. */
    public void release(Replica replica) {
        if (replica.role() != Role.GATEWAY) {
            // Another gateway may share the port.
            Ports.release(replica.port());
        }
        Ports.release(replica.managementPort());
    }

    private int port(int first, Collection<Replica> present) {
        return portOffset == ANY_PORTS
                ? Ports.reserve()
                : Ports.reserveFrom(
                        first + portOffset,
                        port -> present.stream()
                                .anyMatch(replica -> replica.port() == port || replica.managementPort() == port));
    }

    private Replica replica(
            Role role,
            String name,
            int port,
            int managementPort,
            @Nullable List<Path> classPath,
            Map<String, String> overrides) {
        var variables = new HashMap<>(environment.servers(role));
        variables.put("LIFTLINE_BIND", "127.0.0.1");
        variables.put("LIFTLINE_PORT", Integer.toString(port));
        variables.put("LIFTLINE_MANAGEMENT_PORT", Integer.toString(managementPort));
        variables.put("LIFTLINE_REPLICA", name);
        variables.putAll(environment.access().variables(role, name));
        environment.access().addPasswords(role, variables);
        if (role == Role.QUERY_MOBILE) {
            variables.put("LIFTLINE_API", "app");
        }
        if (role == Role.QUERY_WEB) {
            variables.put("LIFTLINE_API", "board");
        }
        if (role == Role.GATEWAY) {
            variables.put("LIFTLINE_UPSTREAM_INGEST", "file:" + upstreams.file(Role.INGEST));
            variables.put("LIFTLINE_UPSTREAM_QUERY_MOBILE", "file:" + upstreams.file(Role.QUERY_MOBILE));
            variables.put("LIFTLINE_UPSTREAM_QUERY_WEB", "file:" + upstreams.file(Role.QUERY_WEB));
            variables.put("LIFTLINE_UPSTREAM_IDENTITY", "file:" + upstreams.file(Role.IDENTITY));
            variables.put("LIFTLINE_GATEWAY_SHARE_PORT", "true");
            // 40 MB of its small heap.
            variables.put("LIFTLINE_GATEWAY_LIVE_MAX_STREAMS", "10000");
        }
        if (role == Role.QUERY_WEB) {
            variables.put("LIFTLINE_QUERY_METRICS_TARGETS", "file:" + upstreams.processes());
        }
        variables.putAll(environment.overrides(role, name));
        variables.putAll(overrides);
        var program = new ReplicaProgram(
                name,
                role,
                port,
                managementPort,
                apps,
                classPath,
                Map.copyOf(variables),
                logs.resolve(name + ".log"),
                new AtomicInteger());
        return new Replica(program, environment.routes().toReplica(role, name, port));
    }
}
