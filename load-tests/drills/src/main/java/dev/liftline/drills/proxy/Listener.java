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

/** Where a wire listens: open, shut (connections are refused) or deaf (they are not answered at all). Thread-safe. */
final class Listener {

    private static final int BACKLOG = 1024;

    /** More than a listener with the shortest queue takes: the kernel drops the SYN of those that follow. */
    private static final int PLUGS = 4;

    private final InetSocketAddress address;
    private final Consumer<Socket> visitor;
    private final List<SocketChannel> plugs = new ArrayList<>();
    private @Nullable ServerSocket socket;
    private @Nullable Thread doorkeeper;
    private boolean deaf;

    Listener(int port, Consumer<Socket> visitor) {
        this.address = new InetSocketAddress(Ports.LOOPBACK, port);
        this.visitor = visitor;
    }

    synchronized void open() {
        if (socket != null && !deaf) {
            return;
        }
        shut();
        var listening = listen(BACKLOG);
        doorkeeper = Thread.startVirtualThread(() -> welcome(listening));
    }

    synchronized void shut() {
        plugs.forEach(Sockets::close);
        plugs.clear();
        var listening = socket;
        if (listening != null) {
            Sockets.close(listening);
            // The port is free only when nobody accepts on it any more.
            awaitEnd(doorkeeper);
        }
        socket = null;
        deaf = false;
    }

    synchronized boolean isShut() {
        return socket == null;
    }

    /** Nobody accepts, and the queue of those that wait to be is full. */
    synchronized void goDeaf() {
        shut();
        listen(1);
        deaf = true;
        try {
            for (int i = 0; i < PLUGS; i++) {
                var plug = SocketChannel.open();
                plugs.add(plug);
                plug.configureBlocking(false);
                plug.connect(address);
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
            throw new UncheckedIOException("a wire cannot listen on " + address, e);
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

    private void welcome(ServerSocket listening) {
        while (true) {
            try {
                visitor.accept(listening.accept());
            } catch (IOException e) {
                if (listening.isClosed()) {
                    return;
                }
            }
        }
    }
}
