package dev.liftline.gateway.proxy;

import dev.liftline.gateway.proxy.UpstreamException.Reason;
import dev.liftline.gateway.upstream.ReplicaAddress;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/** One request to one replica, from the connection to the last byte of the response. */
final class UpstreamAttempt {

    private static final int BAD_GATEWAY = 502;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    private final Vertx vertx;
    private final HttpClient client;
    private final UpstreamRequest request;
    private final ReplicaAddress address;
    private final int maxResponseBytes;
    private final Promise<UpstreamResponse> result = Promise.promise();
    private @Nullable HttpClientRequest sent;
    private long timer;
    private boolean over;

    UpstreamAttempt(
            Vertx vertx, HttpClient client, UpstreamRequest request, ReplicaAddress address, int maxResponseBytes) {
        this.vertx = vertx;
        this.client = client;
        this.request = request;
        this.address = address;
        this.maxResponseBytes = maxResponseBytes;
    }

    /** The response, or {@link UpstreamException}. */
    Future<UpstreamResponse> run(long timeoutMillis) {
        timer = vertx.setTimer(timeoutMillis, fired -> fail(Reason.TIMED_OUT));
        connection().onComplete(this::connected, failure -> fail(Reason.NOT_CONNECTED));
        return result.future();
    }

    private Future<HttpClientRequest> connection() {
        try {
            return client.request(new RequestOptions()
                    .setMethod(request.method())
                    .setHost(address.host())
                    .setPort(address.port())
                    .setURI(request.uri()));
        } catch (IllegalStateException e) {
            // The gateway stops, and its clients are closed.
            return Future.failedFuture(e);
        }
    }

    private void connected(HttpClientRequest connection) {
        if (over) {
            connection.reset();
            return;
        }
        sent = connection;
        // Failures arrive through the response's future too; without this handler they are also logged.
        connection.exceptionHandler(failure -> fail(Reason.CONNECTION_LOST));
        request.headers().accept(connection.headers());
        Future<HttpClientResponse> response =
                request.body() == null ? connection.send() : connection.send(request.body());
        response.onComplete(this::receive, failure -> fail(Reason.CONNECTION_LOST));
    }

    private void receive(HttpClientResponse response) {
        BodyCollector.collect(response, maxResponseBytes)
                .onComplete(
                        body -> complete(new UpstreamResponse(response.statusCode(), response.headers(), body)),
                        failure -> fail(
                                failure instanceof BodyCollector.TooLargeException
                                        ? Reason.TOO_LARGE
                                        : Reason.CONNECTION_LOST));
    }

    private void complete(UpstreamResponse response) {
        if (isNotFromTheService(response)) {
            fail(Reason.UNAVAILABLE);
        } else if (end()) {
            result.complete(response);
        }
    }

    /**
     * A service adds Retry-After to its 503. Without it, the response is from a web server that is stopping (Tomcat sends it
     * on open connections) or from a proxy.
     */
    private static boolean isNotFromTheService(UpstreamResponse response) {
        return switch (response.status()) {
            case BAD_GATEWAY, GATEWAY_TIMEOUT -> true;
            case SERVICE_UNAVAILABLE -> !response.headers().contains(HttpHeaders.RETRY_AFTER);
            default -> false;
        };
    }

    private void fail(Reason reason) {
        if (end()) {
            if (sent != null && reason != Reason.UNAVAILABLE) {
                sent.reset();
            }
            result.fail(new UpstreamException(reason));
        }
    }

    private boolean end() {
        if (over) {
            return false;
        }
        over = true;
        vertx.cancelTimer(timer);
        return true;
    }
}
