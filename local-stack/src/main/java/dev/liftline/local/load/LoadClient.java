package dev.liftline.local.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client for loads. All connections and the requests' suppliers share one event-loop thread, because the client shares its cores
 * with what it measures. Connections stay open between loads. Thread-safe; several loads may run at a time.
 */
public final class LoadClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final int connections;
    private final ConnectionPool pool;
    private final LongSupplier nanoTime;

    /** A client of {@code server} with that many connections, whose requests time out after 30 s. */
    public LoadClient(URI server, int connections) {
        this(server, connections, TIMEOUT);
    }

    /**
     * A client of {@code server}.
     *
     * @param server an {@code http} or {@code https} address without a path
     * @param timeout of a request
     */
    public LoadClient(URI server, int connections, Duration timeout) {
        this(server, connections, timeout, System::nanoTime);
    }

    /**
     * A client of {@code server}.
     *
     * @param certificate the only one that a TLS server may have, in PEM; null for those that the JVM accepts
     */
    public LoadClient(URI server, @Nullable Path certificate, int connections, Duration timeout) {
        this(
                vertx -> Connector.to(createHttpClient(vertx), server, certificate),
                0,
                connections,
                timeout,
                System::nanoTime);
    }

    /** @param nanoTime the present time for due times, durations and latencies, like {@link System#nanoTime} */
    LoadClient(URI server, int connections, Duration timeout, LongSupplier nanoTime) {
        this(vertx -> Connector.to(createHttpClient(vertx), server), 0, connections, timeout, nanoTime);
    }

    /**
     * A client of the servers that a connector chooses.
     *
     * @param connector makes it for the client's event loop
     * @param minConnections connections that are used in turn before more are added
     * @param connections limit of its connections, at least 1
     */
    public LoadClient(Function<Vertx, Connector> connector, int minConnections, int connections, Duration timeout) {
        this(connector, minConnections, connections, timeout, System::nanoTime);
    }

    private LoadClient(
            Function<Vertx, Connector> connector,
            int minConnections,
            int connections,
            Duration timeout,
            LongSupplier nanoTime) {
        this.connections = connections;
        this.pool = new ConnectionPool(vertx, connector.apply(vertx), minConnections, connections, timeout);
        this.nanoTime = nanoTime;
    }

    private static HttpClientAgent createHttpClient(Vertx vertx) {
        return vertx.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true).setKeepAliveTimeout(0));
    }

    /**
     * Sends these keys with each further request that has no credential of its own; none by default.
     *
     * @return this
     */
    public LoadClient sending(Credentials credentials) {
        pool.send(credentials);
        return this;
    }

    /** Sends a load and returns after the last response. */
    public LoadResult run(Load load) {
        return start(load).await();
    }

    /** Starts a load and returns at once. */
    public RunningLoad start(Load load) {
        RunningLoad running = new RunningLoad(vertx, pool, nanoTime, load);
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
