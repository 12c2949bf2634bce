package dev.liftline.gateway.server;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One client connection: the request it is busy with, and whether it may take another. For its event loop. */
final class ClientConnection {

    private enum Phase {
        IDLE,
        RECEIVING,
        PROCESSING
    }

    private final HttpConnection connection;
    private Phase phase = Phase.IDLE;
    private long since = System.nanoTime();
    private @Nullable Exchange current;
    private boolean closing;
    private boolean inputClosed;
    private boolean framingBroken;

    ClientConnection(HttpConnection connection) {
        this.connection = connection;
    }

    /** Whether a response has announced the close: no further request is executed (RFC 9112, 9.6). */
    boolean isClosing() {
        return closing;
    }

    /** Whether the rest of the current body cannot be read. */
    boolean isFramingBroken() {
        return framingBroken;
    }

    /** A request is being received. */
    void receiving(Exchange exchange) {
        current = exchange;
        enter(Phase.RECEIVING);
    }

    /** The current request has been received and is not yet responded to. */
    void processing() {
        enter(Phase.PROCESSING);
    }

    /** The response of the current request is about to be written. */
    void responding(boolean last) {
        current = null;
        closing = last;
        // After the last response the rest of the request is dropped; it may take as long as any request.
        enter(last ? Phase.RECEIVING : Phase.IDLE);
        if (inputClosed && !last) {
            closeIfIdle();
        }
    }

    /** The last response has been written. Closing with unread bytes resets the connection, which may lose the response. */
    void closeWhenRead(HttpServerRequest request) {
        if (request.isEnded() || framingBroken || inputClosed) {
            connection.close();
        } else {
            request.handler(dropped -> {}).endHandler(read -> connection.close());
        }
    }

    /** The client has closed its side. It still gets the responses to what it has sent. */
    void inputClosed() {
        inputClosed = true;
        endBody();
    }

    /** The chunked framing of the request being received is malformed (RFC 9112, 7.1). */
    void framingBroken() {
        framingBroken = true;
        endBody();
    }

    private void endBody() {
        if (closing) {
            connection.close();
        } else if (current == null) {
            closeIfIdle();
        } else if (!current.request().isEnded()) {
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
