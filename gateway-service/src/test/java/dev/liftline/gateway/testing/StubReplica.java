package dev.liftline.gateway.testing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A real HTTP server that stands in for an ingest or query replica and does as a test tells it. */
public final class StubReplica implements AutoCloseable {

    /** What it does with a request whose body has arrived. */
    public interface Behaviour {
        void answer(HttpServerRequest request, String body);
    }

    /** A request as the replica saw it; header names are in lower case. */
    public record Seen(String method, String uri, Map<String, String> headers, String body) {}

    /** Answers 201 without a body to a POST and 200 with {@code {}} to the rest. */
    public static final Behaviour OK = (request, body) -> {
        if (request.method().name().equals("POST")) {
            request.response().setStatusCode(201).end();
        } else {
            request.response().putHeader("Content-Type", "application/json").end("{}");
        }
    };

    /** Takes the request and closes the connection without an answer. */
    public static final Behaviour DIES = (request, body) -> request.connection().close();

    /** Never answers. */
    public static final Behaviour HANGS = (request, body) -> {};

    private final Vertx vertx = Vertx.vertx();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = OK;
    private volatile boolean ready = true;
    private final int port;

    private StubReplica(int port) {
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setMaxHeaderSize(65_536))
                .requestHandler(this::handle);
        this.port = server.listen(port).await().actualPort();
    }

    public static StubReplica start() {
        return new StubReplica(0);
    }

    /** Starts where another one was. */
    public static StubReplica startAt(int port) {
        return new StubReplica(port);
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
        return port;
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** What came in beside health checks, oldest first. */
    public List<Seen> seen() {
        return seen;
    }

    /** Does something in so many milliseconds; to be called from a behaviour. */
    public void later(long millis, Runnable action) {
        vertx.setTimer(millis, timer -> action.run());
    }

    /** Gone at once: the port is closed and every connection is cut, as when a process is killed. */
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
            behaviour.answer(request, body.toString());
        });
    }
}
