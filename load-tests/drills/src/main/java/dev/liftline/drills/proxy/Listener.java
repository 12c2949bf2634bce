package dev.liftline.drills.proxy;

import dev.liftline.local.process.Ports;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The listening side of a proxy: open, closed (connections are refused) or silent (connection attempts get no response). Thread-safe. */
final class Listener {

    private static final int BACKLOG = 1024;

    /** More connections than the shortest backlog holds: the kernel drops the SYN of further ones. */
    private static final int BACKLOG_FILLERS = 4;

    private final InetSocketAddress address;
    private final Consumer<Socket> onConnect;
    private final List<Closeable> sockets = new ArrayList<>();
    private Thread acceptor = Thread.ofVirtual().unstarted(() -> {});
    private boolean accepting;

    Listener(int port, Consumer<Socket> onConnect) {
        this.address = new InetSocketAddress(Ports.LOOPBACK, port);
        this.onConnect = onConnect;
    }

    synchronized void open() {
        if (!accepting) {
            close();
            var listening = listen(BACKLOG);
            acceptor = Thread.startVirtualThread(() -> acceptAll(listening));
            accepting = true;
        }
    }

    synchronized void close() {
        try {
            for (Closeable socket : sockets) {
                socket.close();
            }
            // The port is free only after accept() has returned.
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sockets.clear();
        accepting = false;
    }

    synchronized boolean isClosed() {
        return sockets.isEmpty();
    }

    /** Stops accepting and fills the backlog. */
    synchronized void silence() {
        close();
        listen(1);
        try {
            for (int i = 0; i < BACKLOG_FILLERS; i++) {
                var filler = SocketChannel.open();
                sockets.add(filler);
                filler.configureBlocking(false);
                filler.connect(address);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerSocket listen(int backlog) {
        try {
            var listening = new ServerSocket();
            sockets.add(listening);
            listening.setReuseAddress(true);
            listening.bind(address, backlog);
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy cannot listen on " + address, e);
        }
    }

    private void acceptAll(ServerSocket listening) {
        while (true) {
            try {
                onConnect.accept(listening.accept());
            } catch (IOException e) {
                if (listening.isClosed()) {
                    return;
                }
            }
        }
    }
}
