package dev.liftline.local.replica;

import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes replicas: gives each a name, ports and its environment. */
public final class ReplicaFactory {

    private final ServiceApps apps;
    private final UpstreamFiles upstreams;
    private final Path logs;
    private final Surroundings surroundings;
    private final boolean ephemeralPorts;

    /** @param ephemeralPorts whether replicas take any free port instead of the next after their role's first */
    public ReplicaFactory(
            ServiceApps apps, UpstreamFiles upstreams, Path logs, Surroundings surroundings, boolean ephemeralPorts) {
        this.apps = apps;
        this.upstreams = upstreams;
        this.logs = logs;
        this.surroundings = surroundings;
        this.ephemeralPorts = ephemeralPorts;
    }

    /** The first gateway, on given ports. */
    public Replica gateway(int port, int managementPort) {
        return replica(Role.GATEWAY, "gateway", port, managementPort, null);
    }

    /** One more replica of a role, beside those that are there. */
    public Replica next(Role role, Collection<Replica> present) {
        Set<String> names = present.stream().map(Replica::name).collect(Collectors.toSet());
        // The first gateway has no number.
        var name = IntStream.iterate(role == Role.GATEWAY ? 2 : 1, number -> number + 1)
                .mapToObj(number -> role.label() + "-" + number)
                .filter(candidate -> !names.contains(candidate))
                .findFirst()
                .orElseThrow();
        int managementPort = port(
                role.firstManagementPort(),
                present.stream().map(Replica::managementPort).collect(Collectors.toSet())::contains);
        int port = role.hasPort()
                ? port(role.firstPort(), present.stream().map(Replica::port).collect(Collectors.toSet())::contains)
                : managementPort;
        return replica(role, name, port, managementPort, null);
    }

    /** A variant of a role, on ports that nobody uses. */
    public Replica variant(Role role, Variant variant) {
        int managementPort = Ports.free();
        return replica(role, variant.name(), role.hasPort() ? Ports.free() : managementPort, managementPort, variant);
    }

    private int port(int first, IntPredicate taken) {
        return ephemeralPorts ? Ports.free() : Ports.nextFree(first, taken);
    }

    private Replica replica(Role role, String name, int port, int managementPort, @Nullable Variant variant) {
        var environment = new HashMap<>(surroundings.environment(role));
        environment.put("LIFTLINE_BIND", "127.0.0.1");
        environment.put("LIFTLINE_PORT", Integer.toString(port));
        environment.put("LIFTLINE_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("LIFTLINE_REPLICA", name);
        if (role == Role.GATEWAY) {
            environment.put("LIFTLINE_UPSTREAM_INGEST", "file:" + upstreams.file(Role.INGEST));
            environment.put("LIFTLINE_UPSTREAM_QUERY_MOBILE", "file:" + upstreams.file(Role.QUERY_MOBILE));
            environment.put("LIFTLINE_UPSTREAM_QUERY_WEB", "file:" + upstreams.file(Role.QUERY_WEB));
            // No balancer stands before it here that would need to notice first.
            environment.put("LIFTLINE_GATEWAY_DRAIN_NOTICE", "0s");
        }
        environment.putAll(surroundings.settings(role));
        if (variant != null) {
            environment.putAll(variant.environment());
        }
        var program = new ReplicaProgram(
                name, role, port, managementPort, apps, variant, Map.copyOf(environment), logs.resolve(name + ".log"));
        return new Replica(
                role, port, surroundings.portOfRequests(role, name, port), managementPort, new ManagedProcess(program));
    }
}
