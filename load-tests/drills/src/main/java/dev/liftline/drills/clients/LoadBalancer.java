package dev.liftline.drills.clients;

import dev.liftline.local.load.Connector;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Balances connections over the gateways. It checks every half second whether each gateway is ready, and tries the next one when a
 * gateway refuses a connection, until Vert.x is closed. Used by the event loop only.
 */
public final class LoadBalancer implements Connector {

    private static final long CHECK_INTERVAL_MILLIS = 500;
    private static final long CHECK_TIMEOUT_MILLIS = 1_000;
    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

    private final HttpClientAgent http;
    private final List<Gateway> gateways;

    private static final class Gateway {
        private final RequestOptions healthCheck;
        private int failedChecks;
        private int connections;

        private Gateway(URI url) {
            healthCheck = new RequestOptions()
                    .setHost(url.getHost())
                    .setPort(url.getPort())
                    .setURI("/readyz");
        }

        /** Not ready after two failed checks in a row. */
        private boolean isReady() {
            return failedChecks < 2;
        }
    }

    public LoadBalancer(Vertx vertx, List<URI> gateways) {
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setTcpNoDelay(true)
                .setKeepAliveTimeout(0)
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS));
        this.gateways = gateways.stream().map(Gateway::new).toList();
        vertx.setPeriodic(CHECK_INTERVAL_MILLIS, tick -> this.gateways.forEach(this::check));
    }

    /** Opens a connection to the ready gateway with the fewest connections. */
    @Override
    public Future<HttpClientConnection> connect(Consumer<HttpClientConnection> onClose) {
        List<Gateway> order = new ArrayList<>(gateways);
        order.sort(Comparator.comparing((Gateway gateway) -> !gateway.isReady())
                .thenComparingInt(gateway -> gateway.connections));
        return connect(order, onClose);
    }

    private Future<HttpClientConnection> connect(List<Gateway> order, Consumer<HttpClientConnection> onClose) {
        Gateway gateway = order.getFirst();
        // Counted while connecting, or many connections opened at once would all choose the same gateway.
        gateway.connections++;
        // While Vert.x is closed, the client throws; a future fails instead.
        return Future.succeededFuture()
                .compose(start -> http.connect(gateway.healthCheck))
                .onSuccess(connection -> connection.closeHandler(closed -> {
                    gateway.connections--;
                    onClose.accept(connection);
                }))
                .recover(refused -> {
                    gateway.connections--;
                    return order.size() == 1
                            ? Future.failedFuture(refused)
                            : connect(order.subList(1, order.size()), onClose);
                });
    }

    private void check(Gateway gateway) {
        Future.succeededFuture()
                .compose(start -> http.request(gateway.healthCheck))
                .compose(request -> request.send())
                .compose(response -> response.end().map(response))
                .map(HttpClientResponse::statusCode)
                .timeout(CHECK_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .onComplete(status -> gateway.failedChecks =
                        status.succeeded() && status.result() == 200 ? 0 : gateway.failedChecks + 1);
    }
}
