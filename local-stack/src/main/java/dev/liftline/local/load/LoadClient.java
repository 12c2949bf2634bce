package dev.liftline.local.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * An HTTP client for loads. All connections and the requests' suppliers share one event-loop thread, because the client shares its cores
 * with what it measures. Connections stay open between loads. Thread-safe; several loads may run at a time.
 */
public final class LoadClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final int connections;
    private final ConnectionPool pool;

    /** A client of {@code server} with that many connections, whose requests time out after 30 s. */
    public LoadClient(URI server, int connections) {
        this(server, connections, TIMEOUT);
    }

    /**
     * A client of {@code server}.
     *
     * @param server an {@code http} address without a path
     * @param timeout of a request
     */
    public LoadClient(URI server, int connections, Duration timeout) {
        this(vertx -> Connector.to(createHttpClient(vertx), server), connections, timeout);
    }

    /**
     * A client of the servers that a connector chooses.
     *
     * @param connector makes it for the client's event loop
     */
    public LoadClient(Function<Vertx, Connector> connector, int connections, Duration timeout) {
        this.connections = connections;
        this.pool = new ConnectionPool(vertx, connector.apply(vertx), 0, connections, timeout);
    }

    private static HttpClientAgent createHttpClient(Vertx vertx) {
        return vertx.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true).setKeepAliveTimeout(0));
    }

    /** Sends a load and returns after the last response. */
    public LoadResult run(Load load) {
        return start(load).await();
    }

    /** Starts a load and returns at once. */
    public RunningLoad start(Load load) {
        RunningLoad running = new RunningLoad(vertx, pool, load);
        vertx.runOnContext(start -> running.start(connections));
        return running;
    }

    /** Sends one request once. */
    public Response send(Request request) {
        return send(request, RetryPolicy.NONE);
    }

    /** Sends one request and returns its last response. */
    public Response send(Request request, RetryPolicy retry) {
        CompletableFuture<Response> last = new CompletableFuture<>();
        run(Load.closed(List.of(request)).retrying(retry).onResult((sent, response, nanos) -> last.complete(response)));
        return last.join();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
