package dev.liftline.e2e.fuzz.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends raw bytes, one for each character, and keeps the connection while the server keeps it. Not thread-safe. */
public final class RawConnection implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int RESPONSE_MILLIS = 8_000;

    private static final int GATEWAY_TIMEOUT = 504;
    private static final int MAX_RETRIES = 2;

    /** Wait for a first byte after an incomplete request, which may get no response. */
    private static final int FIRST_BYTE_MILLIS = 100;

    private final InetSocketAddress server;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    public RawConnection(URI server) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
    }

    /**
     * Exchanges a request and repeats it while the status is 504: on a busy machine one read may exceed the gateway's timeout. See
     * {@link #exchange}.
     */
    public @Nullable RawResponse exchangeWithRetries(String request, boolean head) throws IOException {
        RawResponse response = exchange(request, head);
        for (int again = 0; again < MAX_RETRIES && response != null && response.status() == GATEWAY_TIMEOUT; again++) {
            response = exchange(request, head);
        }
        return response;
    }

    /**
     * Sends one request and reads its response.
     *
     * @return null if the server closed a new connection without a response
     * @throws MalformedAnswerException if the response is not HTTP
     * @throws IOException if the connection broke or no response came within 8 s
     */
    public @Nullable RawResponse exchange(String request, boolean head) throws IOException {
        boolean reused = socket != null;
        RawResponse response = null;
        try {
            response = attempt(request, head);
        } catch (MalformedResponseException e) {
            close();
            throw e;
        } catch (IOException e) {
            close();
            if (!reused) {
                throw e;
            }
        }
        if (response == null && reused) {
            // The server may have closed an idle connection; repeat on a new one.
            close();
            response = attempt(request, head);
        }
        if (response == null || response.closes()) {
            close();
        }
        return response;
    }

    /**
     * Sends bytes with any number of requests on a new connection, shuts down its output and reads until the server closes. Shuts down
     * only after the first byte of a response or a short wait, because a server may drop the response to a closing client.
     */
    public List<RawResponse> sendRaw(String bytes) throws IOException {
        close();
        List<RawResponse> responses = new ArrayList<>();
        try {
            Socket fresh = connect();
            write(fresh, bytes);
            awaitFirstByte(fresh, stream());
            try {
                fresh.shutdownOutput();
            } catch (IOException alreadyReset) {
                // A response may still be readable.
            }
            RawResponseReader reader = new RawResponseReader(stream());
            for (RawResponse response = reader.read(false); response != null; response = reader.read(false)) {
                responses.add(response);
            }
        } catch (MalformedResponseException e) {
            throw e;
        } catch (java.net.SocketException reset) {
            // A reset is a valid rejection.
        } finally {
            close();
        }
        return responses;
    }

    private static void awaitFirstByte(Socket socket, InputStream in) throws IOException {
        socket.setSoTimeout(FIRST_BYTE_MILLIS);
        in.mark(1);
        try {
            if (in.read() >= 0) {
                in.reset();
            }
        } catch (SocketTimeoutException none) {
            // The server waits for more.
        }
        socket.setSoTimeout(RESPONSE_MILLIS);
    }

    private @Nullable RawResponse attempt(String request, boolean head) throws IOException {
        write(connect(), request);
        return new RawResponseReader(stream()).read(head);
    }

    /** Ignores write errors: a server may stop reading a rejected body, and its response counts. */
    private static void write(Socket socket, String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        } catch (IOException refused) {
            // Reading the response shows the result.
        }
    }

    private Socket connect() throws IOException {
        Socket current = socket;
        if (current == null) {
            current = new Socket();
            current.setTcpNoDelay(true);
            current.setSoTimeout(RESPONSE_MILLIS);
            current.connect(server, CONNECT_MILLIS);
            socket = current;
            in = new BufferedInputStream(current.getInputStream());
        }
        return current;
    }

    private InputStream stream() throws IOException {
        InputStream current = in;
        if (current == null) {
            throw new IOException("not connected");
        }
        return current;
    }

    @Override
    public void close() {
        Socket current = socket;
        socket = null;
        in = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                // The connection is gone either way.
            }
        }
    }
}
