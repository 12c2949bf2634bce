package dev.liftline.drills.clients;

import dev.liftline.local.load.Connector;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Balances connections over the gateways. It checks every half second whether each gateway is ready, and tries the next one when a
 * gateway refuses a connection. Used by the event loop only.
 */
final class LoadBalancer implements Connector {

    private static final long CHECK_INTERVAL_MILLIS = 500;
    private static final long CHECK_TIMEOUT_MILLIS = 1_000;
    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;
    private static final int READY = 200;

    private final HttpClientAgent http;
    private final List<GatewayTarget> targets;
    private final Runnable end;

    LoadBalancer(Vertx vertx, List<URI> gateways) {
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setTcpNoDelay(true)
                .setKeepAliveTimeout(0)
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS));
        this.targets = gateways.stream().map(GatewayTarget::new).toList();
        long timer = vertx.setPeriodic(CHECK_INTERVAL_MILLIS, tick -> targets.forEach(this::check));
        this.end = () -> vertx.cancelTimer(timer);
    }

    /** Opens a connection to the ready gateway with the fewest connections. */
    @Override
    public Future<HttpClientConnection> connect(Consumer<HttpClientConnection> onClose) {
        List<GatewayTarget> order = new ArrayList<>(targets);
        order.sort(Comparator.comparing((GatewayTarget gate) -> !gate.isReady())
                .thenComparingInt(GatewayTarget::connections));
        return connect(order, onClose);
    }

    /** Stops the checks. */
    void stop() {
        end.run();
    }

    private Future<HttpClientConnection> connect(List<GatewayTarget> order, Consumer<HttpClientConnection> closed) {
        GatewayTarget gate = order.getFirst();
        // Counted while connecting, or many connections opened at once would all choose the same gateway.
        gate.opened();
        return http.connect(new HttpConnectOptions().setHost(gate.host()).setPort(gate.port()))
                .onSuccess(connection -> connection.closeHandler(end -> {
                    gate.closed();
                    closed.accept(connection);
                }))
                .recover(refused -> {
                    gate.closed();
                    return order.size() == 1
                            ? Future.failedFuture(refused)
                            : connect(order.subList(1, order.size()), closed);
                });
    }

    private void check(GatewayTarget gate) {
        http.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost(gate.host())
                        .setPort(gate.port())
                        .setURI("/readyz"))
                .compose(request -> request.send())
                .compose(response -> response.end().map(response))
                .map(HttpClientResponse::statusCode)
                .timeout(CHECK_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .onComplete(status -> gate.checked(status.succeeded() && status.result() == READY));
    }
}
