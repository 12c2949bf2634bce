package dev.liftline.local.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Persistent connections that each have one request in flight at a time. They are opened when needed and again after they broke. All
 * methods but {@link #send(Credentials)} must be called on the event loop.
 */
final class ConnectionPool {

    private static final long TIMEOUT_CHECK_MILLIS = 100;

    private final Connector connector;
    private final int max;
    private final Duration timeout;
    private final List<Connection> connections = new ArrayList<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private volatile Credentials credentials = Credentials.NONE;

    private record Waiting(Request request, Consumer<Response> onResponse) {}

    /**
     * A pool whose connections are not open yet.
     *
     * @param min connections that are used in turn before more are added
     * @param max limit of its connections, at least 1
     * @param timeout from the sending of a request to the last byte of its response
     */
    ConnectionPool(Vertx vertx, Connector connector, int min, int max, Duration timeout) {
        this.connector = connector;
        this.max = max;
        this.timeout = timeout;
        vertx.setPeriodic(TIMEOUT_CHECK_MILLIS, tick -> failExpired());
        while (connections.size() < min) {
            Connection unopened = new Connection();
            connections.add(unopened);
            idle.addLast(unopened);
        }
    }

    /** Sends these keys with each further request that has no credential of its own. */
    void send(Credentials keys) {
        credentials = keys;
    }

    /** Whether every connection has a request in flight and no further one may be opened. */
    boolean isExhausted() {
        return idle.isEmpty() && connections.size() == max;
    }

    /**
     * Sends a request on the connection that has been idle longest; waits for one while the pool is exhausted.
     *
     * @param onResponse called once, also without a response
     */
    void send(Request request, Consumer<Response> onResponse) {
        if (isExhausted()) {
            queue.addLast(new Waiting(request, onResponse));
            return;
        }
        Connection free = idle.pollFirst();
        if (free == null) {
            free = new Connection();
            connections.add(free);
        }
        free.send(request, onResponse);
    }

    private void failExpired() {
        long now = System.nanoTime();
        connections.forEach(connection -> connection.failIfExpired(now));
    }

    private final class Connection {

        private @Nullable HttpClientConnection open;
        private @Nullable Consumer<Response> pending;
        private long deadline;
        /** Counts requests, so that what comes late of one that has timed out is not taken for the next one's response. */
        private long exchange;

        void send(Request request, Consumer<Response> onResponse) {
            pending = onResponse;
            deadline = System.nanoTime() + timeout.toNanos();
            long now = ++exchange;
            if (open != null) {
                write(now, open, request);
                return;
            }
            connector.connect(this::forget).onComplete(connected -> {
                if (connected.failed()) {
                    fail(now, connected.cause());
                } else if (now == exchange && pending != null) {
                    HttpClientConnection fresh = connected.result();
                    open = fresh;
                    write(now, fresh, request);
                } else {
                    connected.result().close();
                }
            });
        }

        private void write(long now, HttpClientConnection connection, Request request) {
            RequestOptions options =
                    new RequestOptions().setMethod(request.method()).setURI(request.path());
            request.headers().forEach(options::putHeader);
            String key = request.hasCredential() ? "" : credentials.of(request);
            if (!key.isEmpty()) {
                options.putHeader(Credentials.HEADER, key);
            }
            connection.request(options).onComplete(created -> {
                if (created.failed()) {
                    fail(now, created.cause());
                } else {
                    send(created.result(), request.body(), now);
                }
            });
        }

        private void send(HttpClientRequest request, @Nullable Buffer body, long now) {
            (body == null ? request.send() : request.send(body)).onComplete(sent -> {
                if (sent.failed()) {
                    fail(now, sent.cause());
                } else {
                    read(sent.result(), now);
                }
            });
        }

        private void read(HttpClientResponse response, long now) {
            response.body().onComplete(read -> {
                if (read.failed()) {
                    fail(now, read.cause());
                } else {
                    if (now == exchange && isLast(response)) {
                        close();
                    }
                    finish(now, new Response(response.statusCode(), response.headers(), read.result(), null));
                }
            });
        }

        /** Whether the server closes the connection after this response. */
        private static boolean isLast(HttpClientResponse response) {
            return response.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
        }

        private void failIfExpired(long now) {
            if (pending != null && now - deadline > 0) {
                fail(exchange, new TimeoutException("no response within " + timeout));
            }
        }

        private void fail(long failed, Throwable cause) {
            if (failed != exchange || pending == null) {
                return;
            }
            close();
            finish(failed, Response.failed(cause));
        }

        private void close() {
            HttpClientConnection closing = open;
            open = null;
            if (closing != null) {
                closing.close();
            }
        }

        private void forget(HttpClientConnection closed) {
            if (closed.equals(open)) {
                open = null;
            }
        }

        private void finish(long finished, Response response) {
            Consumer<Response> onResponse = pending;
            if (finished != exchange || onResponse == null) {
                return;
            }
            pending = null;
            Waiting next = queue.pollFirst();
            if (next == null) {
                idle.addLast(this);
            } else {
                send(next.request(), next.onResponse());
            }
            onResponse.accept(response);
        }
    }
}
