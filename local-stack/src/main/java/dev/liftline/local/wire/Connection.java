package dev.liftline.local.wire;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One connection through a wire: a socket at each end and a flow in each direction. Thread-safe. */
final class Connection {

    private final Socket client;
    private final Socket server;
    private final Consumer<Connection> ended;
    private final List<Thread> threads;
    private final AtomicInteger unfinished = new AtomicInteger(2);
    private volatile @Nullable End gone;

    Connection(Socket client, Socket server, Tap tap, Weather weather, Consumer<Connection> ended) {
        this.client = client;
        this.server = server;
        this.ended = ended;
        var toServer = new Flow(client, server, End.SERVER, weather);
        var toClient = new Flow(server, client, End.CLIENT, weather);
        threads = Stream.<Runnable>of(
                        () -> read(toServer, tap::toServer, End.CLIENT),
                        () -> write(toServer, End.SERVER),
                        () -> read(toClient, tap::toClient, End.SERVER),
                        () -> write(toClient, End.CLIENT))
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
    void lose(End end) {
        gone = end;
        Sockets.reset(end == End.CLIENT ? client : server);
    }

    private void read(Flow flow, Flow.Limit limit, End sender) {
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

    private void write(Flow flow, End receiver) {
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
    private void broken(End end) {
        if (gone != end) {
            reset();
        }
    }
}
