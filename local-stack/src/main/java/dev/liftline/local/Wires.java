package dev.liftline.local;

import dev.liftline.local.process.Ports;
import dev.liftline.local.replica.Role;
import dev.liftline.local.wire.Bundle;
import dev.liftline.local.wire.CommitCut;
import dev.liftline.local.wire.Wire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The wires of a stack: one from each role to each server it uses (to each broker of Kafka), one from the gateways to each replica, one
 * from the clients to each gateway. All pass until somebody says otherwise. Thread-safe.
 */
public final class Wires implements AutoCloseable {

    private static final String CLIENTS = "clients";

    private final boolean wanted;
    private final List<Laid> laid = new ArrayList<>();
    private final Map<Role, CommitCut> commits = new EnumMap<>(Role.class);

    private record Laid(String from, String to, Wire wire) {}

    /** @param wanted whether a stack has any */
    Wires(boolean wanted) {
        this.wanted = wanted;
    }

    /** From the replicas of a role to a server, each broker of Kafka included. */
    public Bundle between(Role from, Server to) {
        return bundle(wire -> wire.from().equals(from.label()) && wire.to().equals(to.label()));
    }

    /** From everybody to a server. */
    public Bundle to(Server server) {
        return bundle(wire -> wire.to().equals(server.label()));
    }

    /** From the gateways to the replicas of a role, those that are there now. */
    public Bundle fromGatewayTo(Role to) {
        return bundle(
                wire -> wire.from().equals(Role.GATEWAY.label()) && wire.to().equals(to.label()));
    }

    /** From the clients to the gateways. */
    public Bundle fromClients() {
        return bundle(wire -> wire.from().equals(CLIENTS));
    }

    /** The transactions of a role. */
    public synchronized CommitCut commits(Role from) {
        var cut = commits.get(from);
        if (cut == null) {
            throw new IllegalStateException("no wire from %s to PostgreSQL".formatted(from.label()));
        }
        return cut;
    }

    boolean wanted() {
        return wanted;
    }

    /** The port by which a role reaches a server that listens on {@code port}: that one, where a stack has no wires. */
    synchronized int through(Role from, Server to, int port) {
        if (!wanted) {
            return port;
        }
        var name = from.label() + " → " + to.label();
        var wire = to == Server.POSTGRES
                ? Wire.open(name, Ports.free(), port, commits.computeIfAbsent(from, role -> new CommitCut()))
                : Wire.open(name, Ports.free(), port);
        laid.add(new Laid(from.label(), to.label(), wire));
        return wire.port();
    }

    /** The port by which requests reach a replica that listens on {@code port}: that one, where a stack has no wires. */
    synchronized int through(Role to, String replica, int port) {
        if (!wanted || !(to.isUpstream() || to == Role.GATEWAY)) {
            return port;
        }
        var from = to == Role.GATEWAY ? CLIENTS : Role.GATEWAY.label();
        var wire = Wire.open(from + " → " + replica, Ports.free(), port);
        laid.add(new Laid(from, to.label(), wire));
        return wire.port();
    }

    private synchronized Bundle bundle(Predicate<Laid> wires) {
        Collection<Wire> chosen = laid.stream().filter(wires).map(Laid::wire).toList();
        if (chosen.isEmpty()) {
            throw new IllegalStateException(
                    "This stack has no such wire: it was built without, or without what it leads to.");
        }
        return new Bundle(chosen);
    }

    @Override
    public synchronized void close() {
        laid.forEach(wire -> wire.wire().close());
    }
}
