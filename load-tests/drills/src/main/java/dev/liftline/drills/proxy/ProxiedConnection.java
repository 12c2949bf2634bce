package dev.liftline.drills.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One connection through a wire: a socket at each end and a flow in each direction. Thread-safe. */
final class ProxiedConnection {

    private final Socket client;
    private final Socket server;
    private final Consumer<ProxiedConnection> ended;
    private final List<Thread> threads;
    private final AtomicInteger unfinished = new AtomicInteger(2);
    private volatile @Nullable Side gone;

    ProxiedConnection(
            Socket client, Socket server, ByteInspector tap, FaultState weather, Consumer<ProxiedConnection> ended) {
        this.client = client;
        this.server = server;
        this.ended = ended;
        var toServer = new Pump(client, server, Side.SERVER, weather);
        var toClient = new Pump(server, client, Side.CLIENT, weather);
        threads = Stream.<Runnable>of(
                        () -> read(toServer, tap::toServer, Side.CLIENT),
                        () -> write(toServer, Side.SERVER),
                        () -> read(toClient, tap::toClient, Side.SERVER),
                        () -> write(toClient, Side.CLIENT))
                .map(Thread.ofVirtual()::unstarted)
                .toList();
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** Resets it at both ends. */
    void reset() {
        Sockets.reset(client);
        Sockets.reset(server);
        threads.forEach(Thread::interrupt);
        ended.accept(this);
    }

    /** Resets it at one end; the other hears nothing more. */
    void lose(Side end) {
        gone = end;
        Sockets.reset(end == Side.CLIENT ? client : server);
    }

    private void read(Pump flow, Pump.Limit limit, Side sender) {
        try {
            if (!flow.read(limit) || gone != null) {
                reset();
            }
        } catch (IOException e) {
            broken(sender);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Pump flow, Side receiver) {
        try {
            flow.write();
            if (unfinished.decrementAndGet() == 0) {
                Sockets.close(client);
                Sockets.close(server);
                ended.accept(this);
            }
        } catch (IOException e) {
            broken(receiver);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The other end hears of it, unless the wire broke this one unnoticed. */
    private void broken(Side end) {
        if (gone != end) {
            reset();
        }
    }
}
