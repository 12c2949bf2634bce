package dev.liftline.drills.proxy;

import dev.liftline.drills.proxy.FaultState.Fault;
import dev.liftline.local.process.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A TCP proxy on loopback that injects network faults, one at a time. It stays open while its target restarts; meanwhile connections are
 * accepted and reset. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private final String name;
    private final int port = Ports.reserve();
    private final InetSocketAddress target;
    private final Supplier<? extends ByteInspector> inspectors;
    private final FaultState state = new FaultState();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final Listener listener;

    /** The two sides of a proxy. */
    public enum Side {
        /** Opens connections. */
        CLIENT,
        /** Accepts connections. */
        SERVER
    }

    private FaultProxy(String name, int target, Supplier<? extends ByteInspector> inspectors) {
        this.name = name;
        this.target = new InetSocketAddress(Ports.LOOPBACK, target);
        this.inspectors = inspectors;
        listener = new Listener(port, client -> Thread.startVirtualThread(() -> connect(client)));
        listener.open();
    }

    /**
     * Opens a proxy that passes everything.
     *
     * @param name what it connects, for instance {@code consumer → PostgreSQL}
     * @param target the port it connects to
     */
    public static FaultProxy open(String name, int target) {
        return new FaultProxy(name, target, () -> new ByteInspector() {});
    }

    /** Opens a proxy to PostgreSQL that can also cut connections around a COMMIT. */
    public static FaultProxy open(String name, int target, CommitCut cut) {
        return new FaultProxy(name, target, cut::inspector);
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** The number of open connections. */
    public int connections() {
        return connections.size();
    }

    /** Clears the fault: everything passes at once. Bytes that {@link #blackHole} held back are delivered. */
    public void pass() {
        inject(Fault.NONE);
    }

    /** Delays bytes on open and new connections. */
    public void slow(LinkDelay toServer, LinkDelay toClient) {
        inject(new Fault(toServer, toClient, false, Long.MAX_VALUE));
    }

    /** Resets connections on both sides and refuses new ones. */
    public synchronized void cut() {
        listener.close();
        connections.forEach(ProxiedConnection::reset);
        state.set(Fault.NONE);
    }

    /** Passes nothing, without a reset: open connections fall silent, and new ones get no response. */
    public synchronized void blackHole() {
        state.set(Fault.SILENCE);
        listener.silence();
    }

    /**
     * Resets each connection on both sides after more bytes went to its client: in the middle of a response.
     *
     * @param bytes 0 or more
     */
    public void resetAfter(long bytes) {
        inject(new Fault(LinkDelay.NONE, LinkDelay.NONE, false, bytes));
    }

    /**
     * Resets one side of every open connection; the other side is never notified. New connections pass.
     *
     * @param gone the side that is reset
     */
    public synchronized void halfOpen(Side gone) {
        connections.forEach(connection -> connection.lose(gone));
        pass();
    }

    private synchronized void inject(Fault fault) {
        state.set(fault);
        listener.open();
    }

    /** Resets open connections and refuses new ones. */
    @Override
    public void close() {
        cut();
    }

    private void connect(Socket client) {
        var server = new Socket();
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(target, CONNECT_TIMEOUT_MILLIS);
        } catch (IOException e) {
            ProxiedConnection.reset(server);
            ProxiedConnection.reset(client);
            return;
        }
        var connection = new ProxiedConnection(client, server, inspectors.get(), state, connections::remove);
        connections.add(connection);
        connection.start();
        if (listener.isClosed()) {
            connection.reset();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
