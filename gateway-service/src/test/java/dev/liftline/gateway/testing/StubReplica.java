package dev.liftline.gateway.testing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A real HTTP server in place of an ingest or query replica; the test sets its behaviour. */
public final class StubReplica implements AutoCloseable {

    /** Responds to a request whose body has arrived. */
    public interface Behaviour {
        void respond(HttpServerRequest request, String body);
    }

    /** A request as the replica received it; header names are in lower case. */
    public record Seen(String method, String uri, Map<String, String> headers, String body) {}

    /** Responds 201 without a body to a POST and 200 with {@code {}} to other methods. */
    public static final Behaviour OK = (request, body) -> {
        if (request.method().name().equals("POST")) {
            request.response().setStatusCode(201).end();
        } else {
            request.response().putHeader("Content-Type", "application/json").end("{}");
        }
    };

    /** Closes the connection without a response. */
    public static final Behaviour DIES = (request, body) -> request.connection().close();

    /** Never responds. */
    public static final Behaviour HANGS = (request, body) -> {};

    private final Vertx vertx = Vertx.vertx();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Socket reservation;
    private volatile Behaviour behaviour = OK;
    private volatile boolean ready = true;

    private StubReplica(Socket reservation) {
        this.reservation = reservation;
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setMaxHeaderSize(65_536))
                .requestHandler(this::handle)
                .listen(reservation.getLocalPort())
                .await();
    }

    /** Starts on a free port, which no other process gets while this replica or a restarted one exists. */
    public static StubReplica start() {
        try {
            // A bound socket that does not listen reserves the port; connections to it are refused.
            Socket reservation = new Socket();
            reservation.setReuseAddress(true);
            reservation.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new StubReplica(reservation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a new replica on the port of this one, which must be closed. */
    public StubReplica restart() {
        return new StubReplica(reservation);
    }

    /** The first attempt of each request gets one behaviour, wherever it goes; later attempts get the other. */
    public static Behaviour firstAttempt(Behaviour first, Behaviour later) {
        Set<String> attempted = ConcurrentHashMap.newKeySet();
        return (request, body) ->
                (attempted.add(request.getHeader("X-Request-Id")) ? first : later).respond(request, body);
    }

    public StubReplica behaving(Behaviour next) {
        behaviour = next;
        return this;
    }

    public StubReplica ready(boolean next) {
        ready = next;
        return this;
    }

    public int port() {
        return reservation.getLocalPort();
    }

    public String address() {
        return "127.0.0.1:" + port();
    }

    /** The requests received, except health checks, oldest first. */
    public List<Seen> seen() {
        return seen;
    }

    /** Closes the port and every connection, as if the process was killed. */
    @Override
    public void close() {
        vertx.close().await();
    }

    private void handle(HttpServerRequest request) {
        if ("/readyz".equals(request.path())) {
            request.response().setStatusCode(ready ? 200 : 503).end();
            return;
        }
        request.body().onSuccess(body -> {
            Map<String, String> headers = request.headers().entries().stream()
                    .collect(Collectors.toMap(
                            header -> header.getKey().toLowerCase(Locale.ROOT),
                            Map.Entry::getValue,
                            (one, two) -> one + ", " + two));
            seen.add(new Seen(request.method().name(), request.uri(), headers, body.toString()));
            behaviour.respond(request, body.toString());
        });
    }
}
