package dev.liftline.drills.clients;

import dev.liftline.local.load.Request;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client with one connection, which sends one request after another. Used by the event loop only. */
final class Connection {

    /** Longer than any timeout of the gateway. */
    private static final long TIMEOUT_MILLIS = 6_000;

    private final LoadBalancer balancer;
    private @Nullable HttpClientConnection connection;

    Connection(LoadBalancer balancer) {
        this.balancer = balancer;
    }

    /** Sends a request. The result never fails: without a response its status is 0. */
    Future<Response> send(Request request) {
        RequestOptions options =
                new RequestOptions().setMethod(request.method()).setURI(request.path());
        request.headers().forEach(options::putHeader);
        return connected()
                .compose(open -> open.request(options))
                .compose(stream -> send(stream, request))
                .compose(response -> response.body().map(body -> new Response(response.statusCode(), body.toString())))
                .timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    close();
                    return Future.succeededFuture(Response.none(failure));
                });
    }

    private Future<HttpClientConnection> connected() {
        if (connection != null) {
            return Future.succeededFuture(connection);
        }
        return balancer.connect(this::forget).onSuccess(opened -> connection = opened);
    }

    private void forget(HttpClientConnection leaving) {
        if (leaving.equals(connection)) {
            connection = null;
        }
    }

    private void close() {
        HttpClientConnection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    private static Future<HttpClientResponse> send(HttpClientRequest stream, Request request) {
        return request.body() == null ? stream.send() : stream.send(request.body());
    }
}
