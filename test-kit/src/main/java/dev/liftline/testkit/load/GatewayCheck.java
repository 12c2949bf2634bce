package dev.liftline.testkit.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Checks that a server accepts connections before a load is sent to it. Thread-safe. */
public final class GatewayCheck {

    private static final int CONNECT_MILLIS = 3_000;

    private GatewayCheck() {}

    /** Whether a server accepts a connection at the {@code http} or {@code https} address within three seconds. */
    public static boolean isReachable(URI gateway) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(gateway.getHost(), port(gateway)), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int port(URI gateway) {
        if (gateway.getPort() >= 0) {
            return gateway.getPort();
        }
        return "https".equalsIgnoreCase(gateway.getScheme()) ? 443 : 80;
    }
}
