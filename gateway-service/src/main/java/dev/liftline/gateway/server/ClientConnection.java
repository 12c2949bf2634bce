package dev.liftline.gateway.server;

import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One client connection: the request it is busy with, and whether it may take another. For its event loop. */
final class ClientConnection {

    /** What the kernel may keep for the slow reader of a live stream; it would be megabytes. */
    private static final int STREAM_SEND_BUFFER_BYTES = 16 * 1024;

    private enum Phase {
        IDLE,
        RECEIVING,
        PROCESSING
    }

    private final HttpConnection connection;
    private final Runnable release;
    private Phase phase = Phase.IDLE;
    private long since = System.nanoTime();
    private @Nullable Exchange current;
    private boolean closing;
    private boolean inputClosed;
    /** The number of heads that have arrived. */
    private int arrived;
    /** The number of requests handled, the current one included; pipelined ones that have arrived are not yet. */
    private int handled;
    /** Which request's body has no end, counted from 1; 0 for none. */
    private int broken;

    /** @param release lets the connection go to a live stream */
    ClientConnection(HttpConnection connection, Runnable release) {
        this.connection = connection;
        this.release = release;
    }

    /** Whether a response has announced the close: no further request is executed (RFC 9112, 9.6). */
    boolean isClosing() {
        return closing;
    }

    /** Whether the rest of the current body cannot be read. */
    boolean isBodyBroken() {
        return broken == handled;
    }

    /** The head of a request has arrived; the request is handled after those before it. */
    void headArrived() {
        arrived++;
    }

    /** A request is being received. */
    void receiving(Exchange exchange) {
        current = exchange;
        handled++;
        enter(Phase.RECEIVING);
    }

    /** The current request has been received and is not yet responded to. */
    void processing() {
        enter(Phase.PROCESSING);
    }

    /** The response of the current request is about to be written, and the connection stays open. */
    void responding() {
        current = null;
        enter(Phase.IDLE);
        if (inputClosed) {
            closeIfIdle();
        }
    }

    /** The last response is about to be written. */
    void respondingLast() {
        current = null;
        closing = true;
        // The rest of the request is dropped; it may take as long as any request.
        enter(Phase.RECEIVING);
    }

    /** The response is a live stream, which ends with the connection. */
    void streaming() {
        current = null;
        closing = true;
        release.run();
        ((HttpServerConnection) connection)
                .channelHandlerContext()
                .channel()
                .config()
                .setOption(ChannelOption.SO_SNDBUF, STREAM_SEND_BUFFER_BYTES);
    }

    /** The last response has been written. Closing with unread bytes resets the connection, which may lose the response. */
    void closeWhenRead(HttpServerRequest request) {
        if (request.isEnded() || broken > 0 || inputClosed) {
            connection.close();
        } else {
            request.handler(dropped -> {}).endHandler(read -> connection.close());
        }
    }

    /**
     * The client has closed its side. It still gets the responses to what it has sent.
     *
     * @param inBody whether the body of the request that arrived last breaks off
     */
    void inputClosed(boolean inBody) {
        inputClosed = true;
        if (inBody) {
            broken = arrived;
        }
        endInput();
    }

    /** The chunked framing of the request that arrived last is malformed (RFC 9112, 7.1). */
    void framingBroken() {
        broken = arrived;
        endInput();
    }

    private void endInput() {
        if (closing) {
            connection.close();
        } else if (current == null) {
            closeIfIdle();
        } else if (isBodyBroken()) {
            current.rejectBody();
        }
    }

    /** Waits for a pipelined request, which has been read but is not yet handled. */
    private void closeIfIdle() {
        ((HttpServerConnection) connection).context().runOnContext(then -> {
            if (current == null) {
                connection.close();
            }
        });
    }

    /** Closes the connection if its client exceeds a timeout. */
    void closeIfExpired(long now, ServerProperties.ClientTimeouts timeouts) {
        Duration timeout = switch (phase) {
            case IDLE -> timeouts.idle();
            case RECEIVING -> timeouts.request();
            // The pool's own timeout ends these.
            case PROCESSING -> null;
        };
        if (timeout != null && now - since > timeout.toNanos()) {
            connection.close();
        }
    }

    private void enter(Phase next) {
        phase = next;
        since = System.nanoTime();
    }
}
