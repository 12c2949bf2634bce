package dev.liftline.drills.proxy;

import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.Routes;
import dev.liftline.local.replica.Server;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The fault proxies of a stack: one from each role to each server it uses (to each Kafka broker), one from the gateways to each replica,
 * one from the clients to each gateway. All pass everything until a fault is injected. Thread-safe.
 */
public final class FaultProxies implements Routes, AutoCloseable {

    private final List<Path> paths = new ArrayList<>();
    private final Map<Role, CommitCut> commits = new EnumMap<>(Role.class);

    private record Path(String from, String to, FaultProxy proxy) {}

    /** From the replicas of a role to a server, each Kafka broker included. */
    public List<FaultProxy> between(Role from, Server to) {
        return between(from.label(), to.label());
    }

    /** To the replicas of a role: from the clients to gateways, from the gateways to other replicas. */
    public List<FaultProxy> requestsTo(Role role) {
        return between(requestsFrom(role), role.label());
    }

    /** Cuts the transactions of a role. */
    public synchronized CommitCut commits(Role from) {
        var cut = commits.get(from);
        if (cut == null) {
            throw new IllegalStateException("no proxy from %s to PostgreSQL".formatted(from.label()));
        }
        return cut;
    }

    @Override
    public List<Role> kafkaListeners() {
        return List.of(Role.INGEST, Role.CONSUMER);
    }

    @Override
    public synchronized int toServer(Role client, Server server, int port) {
        var name = client.label() + " → " + server.label();
        var proxy = server == Server.POSTGRES
                ? FaultProxy.open(name, port, commits.computeIfAbsent(client, role -> new CommitCut()))
                : FaultProxy.open(name, port);
        paths.add(new Path(client.label(), server.label(), proxy));
        return proxy.port();
    }

    @Override
    public synchronized int toReplica(Role role, String replica, int port) {
        if (!role.isUpstream() && role != Role.GATEWAY) {
            return port;
        }
        var proxy = FaultProxy.open(requestsFrom(role) + " → " + replica, port);
        paths.add(new Path(requestsFrom(role), role.label(), proxy));
        return proxy.port();
    }

    private static String requestsFrom(Role to) {
        return to == Role.GATEWAY ? "clients" : Role.GATEWAY.label();
    }

    private synchronized List<FaultProxy> between(String from, String to) {
        var proxies = paths.stream()
                .filter(path -> path.from().equals(from) && path.to().equals(to))
                .map(Path::proxy)
                .toList();
        if (proxies.isEmpty()) {
            throw new IllegalStateException(
                    "This stack has no such proxy: it has no such replica, or no proxies at all.");
        }
        return proxies;
    }

    @Override
    public synchronized void close() {
        paths.forEach(path -> path.proxy().close());
    }
}
