package dev.liftline.drills.proxy;

import dev.liftline.local.process.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that says what it hears. */
final class EchoServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, Ports.LOOPBACK);
    private final Queue<Socket> conversations = new ConcurrentLinkedQueue<>();

    EchoServer() throws IOException {
        Thread.startVirtualThread(this::welcome);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Connections whose clients have not left as far as this server knows. */
    int conversations() {
        return conversations.size();
    }

    private void welcome() {
        try {
            while (true) {
                var client = socket.accept();
                conversations.add(client);
                Thread.startVirtualThread(() -> answer(client));
            }
        } catch (IOException e) {
            // The end of the test.
        }
    }

    private void answer(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // A wire broke.
        } finally {
            conversations.remove(client);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var client : conversations) {
            client.close();
        }
    }
}
