package dev.liftline.drills.proxy;

import dev.liftline.local.process.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that echoes what it receives. */
final class EchoServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, Ports.LOOPBACK);
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

    EchoServer() throws IOException {
        Thread.startVirtualThread(this::acceptAll);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Connections that are open from the view of the server. */
    int connections() {
        return connections.size();
    }

    private void acceptAll() {
        try {
            while (true) {
                var client = socket.accept();
                connections.add(client);
                Thread.startVirtualThread(() -> echo(client));
            }
        } catch (IOException e) {
            // The end of the test.
        }
    }

    private void echo(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // The proxy reset the connection.
        } finally {
            connections.remove(client);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var client : connections) {
            client.close();
        }
    }
}
