package dev.liftline.drills.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/** Ways to close. */
final class Sockets {

    private Sockets() {}

    /** Closes with an RST in place of a FIN: what is under way is lost, and the peer's next use fails. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
        close(socket);
    }

    static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nobody uses it any more.
        }
    }
}
