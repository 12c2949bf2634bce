package dev.liftline.drills.proxy;

import dev.liftline.local.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The listening side of a proxy: open, closed (connections are refused) or silent (connection attempts get no response). Thread-safe. */
final class Listener {

    private static final int BACKLOG = 1024;

    /** More connections than the shortest backlog holds: the kernel drops the SYN of further ones. */
    private static final int BACKLOG_FILLERS = 4;

    private final InetSocketAddress address;
    private final Consumer<Socket> onConnect;
    private final List<SocketChannel> fillers = new ArrayList<>();
    private @Nullable ServerSocket socket;
    private @Nullable Thread acceptor;
    private boolean silent;

    Listener(int port, Consumer<Socket> onConnect) {
        this.address = new InetSocketAddress(Ports.LOOPBACK, port);
        this.onConnect = onConnect;
    }

    synchronized void open() {
        if (socket != null && !silent) {
            return;
        }
        close();
        var listening = listen(BACKLOG);
        acceptor = Thread.startVirtualThread(() -> acceptAll(listening));
    }

    synchronized void close() {
        fillers.forEach(Sockets::close);
        fillers.clear();
        var listening = socket;
        if (listening != null) {
            Sockets.close(listening);
            // The port is free only after accept() has returned.
            awaitEnd(acceptor);
        }
        socket = null;
        silent = false;
    }

    synchronized boolean isClosed() {
        return socket == null;
    }

    /** Stops accepting and fills the backlog. */
    synchronized void silence() {
        close();
        listen(1);
        silent = true;
        try {
            for (int i = 0; i < BACKLOG_FILLERS; i++) {
                var filler = SocketChannel.open();
                fillers.add(filler);
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
            listening.setReuseAddress(true);
            listening.bind(address, backlog);
            socket = listening;
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy cannot listen on " + address, e);
        }
    }

    private static void awaitEnd(@Nullable Thread thread) {
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
