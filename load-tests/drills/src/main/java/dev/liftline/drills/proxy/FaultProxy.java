package dev.liftline.drills.proxy;

import dev.liftline.local.process.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A port on loopback behind which another one answers, as well as this wire lets it. It outlives restarts of what is behind it; while
 * that is away, connections are accepted and reset. Thread-safe.
 */
public final class FaultProxy implements FaultControl, AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;

    private final String name;
    private final int port;
    private final InetSocketAddress target;
    private final Supplier<? extends ByteInspector> taps;
    private final FaultState weather = new FaultState();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final Listener door;

    private FaultProxy(String name, int port, int target, Supplier<? extends ByteInspector> taps) {
        this.name = name;
        this.port = port;
        this.target = new InetSocketAddress(Ports.LOOPBACK, target);
        this.taps = taps;
        door = new Listener(port, client -> Thread.startVirtualThread(() -> connect(client)));
    }

    /**
     * A wire that passes everything.
     *
     * @param name says what it connects, for instance {@code consumer → PostgreSQL}
     * @param port where it listens
     * @param target the port where everything goes
     */
    public static FaultProxy open(String name, int port, int target) {
        return open(name, port, target, () -> ByteInspector.NONE);
    }

    /** A wire to a PostgreSQL that can also be cut around a COMMIT. */
    public static FaultProxy open(String name, int port, int target, CommitCut cut) {
        return open(name, port, target, cut::tap);
    }

    private static FaultProxy open(String name, int port, int target, Supplier<? extends ByteInspector> taps) {
        var wire = new FaultProxy(name, port, target, taps);
        wire.door.open();
        return wire;
    }

    public String name() {
        return name;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** The port where everything goes. */
    public int target() {
        return target.getPort();
    }

    /** Connections that are open at this moment. */
    public int connections() {
        return connections.size();
    }

    @Override
    public synchronized void pass() {
        become(Fault.passing());
    }

    @Override
    public synchronized void slow(LinkDelay toServer, LinkDelay toClient) {
        become(Fault.slow(toServer, toClient));
    }

    @Override
    public synchronized void cut() {
        door.shut();
        connections.forEach(ProxiedConnection::reset);
        weather.becomes(Fault.passing());
    }

    @Override
    public synchronized void blackHole() {
        weather.becomes(Fault.silence());
        door.goDeaf();
    }

    @Override
    public synchronized void resetAfter(long bytes) {
        become(Fault.resettingAfter(bytes));
    }

    @Override
    public synchronized void halfOpen(Side gone) {
        connections.forEach(connection -> connection.lose(gone));
        pass();
    }

    private void become(Fault condition) {
        weather.becomes(condition);
        door.open();
    }

    /** Resets what is open and refuses everything. */
    @Override
    public void close() {
        cut();
    }

    private void connect(Socket client) {
        var server = new Socket();
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(target, CONNECT_MILLIS);
        } catch (IOException e) {
            Sockets.close(server);
            Sockets.reset(client);
            return;
        }
        var connection = new ProxiedConnection(client, server, taps.get(), weather, connections::remove);
        connections.add(connection);
        connection.start();
        if (door.isShut()) {
            connection.reset();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
