package dev.liftline.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Sends bytes that no HTTP client would, and reads whatever comes until the server closes or stops sending. */
public final class RawClient {

    private static final int READ_TIMEOUT_MILLIS = 1_500;

    private RawClient() {}

    /** The answer to {@code request}, in which {@code \n} stands for the line end of HTTP. */
    public static String send(int port, String request) {
        return sendBytes(port, request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The answer to exactly these bytes. */
    public static String sendBytes(int port, byte[] request) {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            byte[] buffer = new byte[8_192];
            int read = socket.getInputStream().read(buffer);
            while (read > 0) {
                answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                read = socket.getInputStream().read(buffer);
            }
        } catch (SocketTimeoutException | SocketException e) {
            // NB: the server kept the connection, or cut it: what it said stands.
            return answer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString();
    }
}
