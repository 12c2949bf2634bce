package dev.liftline.drills.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/** Closes sockets. */
final class Sockets {

    private Sockets() {}

    /** Closes with an RST instead of a FIN: bytes in transit are lost, and the peer's next operation fails. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is already closed.
        }
        close(socket);
    }

    static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is not used any more.
        }
    }
}
