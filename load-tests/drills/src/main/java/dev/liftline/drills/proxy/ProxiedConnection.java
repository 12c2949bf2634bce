package dev.liftline.drills.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One connection through a proxy: two sockets, and a pump in each direction. Thread-safe. */
final class ProxiedConnection {

    private final Socket client;
    private final Socket server;
    private final Consumer<ProxiedConnection> ended;
    private final List<Thread> threads;
    private final AtomicInteger unfinished = new AtomicInteger(2);
    private volatile @Nullable Side gone;

    ProxiedConnection(
            Socket client,
            Socket server,
            ByteInspector inspector,
            FaultState state,
            Consumer<ProxiedConnection> ended) {
        this.client = client;
        this.server = server;
        this.ended = ended;
        var toServer = new Pump(client, server, Side.SERVER, state);
        var toClient = new Pump(server, client, Side.CLIENT, state);
        threads = Stream.<Runnable>of(
                        () -> read(toServer, inspector::toServer, Side.CLIENT),
                        () -> write(toServer, Side.SERVER),
                        () -> read(toClient, inspector::toClient, Side.SERVER),
                        () -> write(toClient, Side.CLIENT))
                .map(Thread.ofVirtual()::unstarted)
                .toList();
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** Resets both sockets. */
    void reset() {
        Sockets.reset(client);
        Sockets.reset(server);
        threads.forEach(Thread::interrupt);
        ended.accept(this);
    }

    /** Resets one socket; the other side receives nothing more. */
    void lose(Side side) {
        gone = side;
        Sockets.reset(side == Side.CLIENT ? client : server);
    }

    private void read(Pump pump, Pump.Limit limit, Side sender) {
        try {
            if (!pump.read(limit) || gone != null) {
                reset();
            }
        } catch (IOException e) {
            broken(sender);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Pump pump, Side receiver) {
        try {
            pump.write();
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

    /** Resets the other side too, unless {@link #lose} reset this one. */
    private void broken(Side side) {
        if (gone != side) {
            reset();
        }
    }
}
