package dev.liftline.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Sends bytes that no HTTP client would send, and reads all responses until the server closes the connection. */
public final class RawClient {

    private static final int READ_TIMEOUT_MILLIS = 20_000;
    private static final String LAST = "GET /livez HTTP/1.1\nHost: x\nX-Request-Id: last\nConnection: close\n\n";

    private RawClient() {}

    /**
     * The responses to a complete request, in which {@code \n} means CRLF. If the server keeps the
     * connection open, a further request closes it; its response is not part of the result.
     */
    public static String send(int port, String request) {
        return withoutLast(sendBytes(port, crlf(request + LAST), false));
    }

    /** The responses to a request that the client does not complete: it closes its side after these bytes. */
    public static String sendPart(int port, String request) {
        return sendBytes(port, crlf(request), true);
    }

    /** The responses to exactly these bytes, after which the server must close the connection. */
    public static String sendBytes(int port, byte[] request) {
        return sendBytes(port, request, false);
    }

    private static String sendBytes(int port, byte[] request, boolean close) {
        StringBuilder responses = new StringBuilder();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            if (close) {
                socket.shutdownOutput();
            }
            byte[] buffer = new byte[8_192];
            for (int read = socket.getInputStream().read(buffer);
                    read > 0;
                    read = socket.getInputStream().read(buffer)) {
                responses.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException e) {
            // The server reset the connection; the bytes before that are the result.
            return responses.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return responses.toString();
    }

    private static String withoutLast(String responses) {
        int last = responses.lastIndexOf("HTTP/1.1 ");
        return last >= 0 && responses.indexOf("X-Request-Id: last", last) >= 0
                ? responses.substring(0, last)
                : responses;
    }

    /** The bytes of a text in which {@code \n} means CRLF. */
    public static byte[] crlf(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
