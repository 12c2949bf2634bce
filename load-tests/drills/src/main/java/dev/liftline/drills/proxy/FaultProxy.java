package dev.liftline.drills.proxy;

import dev.liftline.local.process.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A TCP proxy on loopback that injects network faults. It stays open while its target restarts; meanwhile connections are accepted and
 * reset. Thread-safe.
 */
public final class FaultProxy implements FaultControl, AutoCloseable {

    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private final String name;
    private final int port;
    private final InetSocketAddress target;
    private final Supplier<? extends ByteInspector> inspectors;
    private final FaultState state = new FaultState();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final Listener listener;

    private FaultProxy(String name, int port, int target, Supplier<? extends ByteInspector> inspectors) {
        this.name = name;
        this.port = port;
        this.target = new InetSocketAddress(Ports.LOOPBACK, target);
        this.inspectors = inspectors;
        listener = new Listener(port, client -> Thread.startVirtualThread(() -> connect(client)));
    }

    /**
     * Opens a proxy that passes everything.
     *
     * @param name what it connects, for instance {@code consumer → PostgreSQL}
     * @param port the port it listens on
     * @param target the port it connects to
     */
    public static FaultProxy open(String name, int port, int target) {
        return open(name, port, target, () -> ByteInspector.NONE);
    }

    /** Opens a proxy to PostgreSQL that can also cut connections around a COMMIT. */
    public static FaultProxy open(String name, int port, int target, CommitCut cut) {
        return open(name, port, target, cut::inspector);
    }

    private static FaultProxy open(String name, int port, int target, Supplier<? extends ByteInspector> inspectors) {
        var proxy = new FaultProxy(name, port, target, inspectors);
        proxy.listener.open();
        return proxy;
    }

    public String name() {
        return name;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** The port it connects to. */
    public int target() {
        return target.getPort();
    }

    /** The number of open connections. */
    public int connections() {
        return connections.size();
    }

    @Override
    public synchronized void pass() {
        inject(Fault.none());
    }

    @Override
    public synchronized void slow(LinkDelay toServer, LinkDelay toClient) {
        inject(Fault.slow(toServer, toClient));
    }

    @Override
    public synchronized void cut() {
        listener.close();
        connections.forEach(ProxiedConnection::reset);
        state.set(Fault.none());
    }

    @Override
    public synchronized void blackHole() {
        state.set(Fault.silence());
        listener.silence();
    }

    @Override
    public synchronized void resetAfter(long bytes) {
        inject(Fault.resettingAfter(bytes));
    }

    @Override
    public synchronized void halfOpen(Side gone) {
        connections.forEach(connection -> connection.lose(gone));
        pass();
    }

    private void inject(Fault fault) {
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
            Sockets.close(server);
            Sockets.reset(client);
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
