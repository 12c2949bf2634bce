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

/** One request to one replica, from the connection to the last byte of the answer. */
final class Attempt {

    private static final int BAD_GATEWAY = 502;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    private final Vertx vertx;
    private final HttpClient client;
    private final UpstreamRequest request;
    private final ReplicaAddress address;
    private final int answerLimit;
    private final Promise<UpstreamAnswer> outcome = Promise.promise();
    private @Nullable HttpClientRequest sent;
    private long timer;
    private boolean over;

    Attempt(Vertx vertx, HttpClient client, UpstreamRequest request, ReplicaAddress address, int answerLimit) {
        this.vertx = vertx;
        this.client = client;
        this.request = request;
        this.address = address;
        this.answerLimit = answerLimit;
    }

    Future<UpstreamAnswer> run(long timeoutMillis) {
        timer = vertx.setTimer(timeoutMillis, fired -> fail(Reason.TIMED_OUT));
        client.request(new RequestOptions()
                        .setMethod(request.method())
                        .setHost(address.host())
                        .setPort(address.port())
                        .setURI(request.uri()))
                .onComplete(this::connected, failure -> fail(Reason.REFUSED));
        return outcome.future();
    }

    private void connected(HttpClientRequest connection) {
        if (over) {
            connection.reset();
            return;
        }
        sent = connection;
        // NB: failures arrive through the response's future as well; without this handler they are also logged.
        connection.exceptionHandler(failure -> fail(Reason.DIED));
        request.headers().accept(connection.headers());
        Future<HttpClientResponse> response =
                request.body() == null ? connection.send() : connection.send(request.body());
        response.onComplete(this::answering, failure -> fail(Reason.DIED));
    }

    private void answering(HttpClientResponse response) {
        BodyCollector.collect(response, answerLimit)
                .onComplete(
                        body -> answered(new UpstreamAnswer(response.statusCode(), response.headers(), body)),
                        failure -> fail(
                                failure instanceof BodyCollector.TooLargeException ? Reason.TOO_LARGE : Reason.DIED));
    }

    private void answered(UpstreamAnswer answer) {
        if (isFromBeforeTheService(answer)) {
            fail(Reason.UNAVAILABLE);
        } else if (end()) {
            outcome.complete(answer);
        }
    }

    /**
     * A service states with Retry-After that it cannot take a request now, which is no failure. Without it, it is a
     * web server's that is stopping (Tomcat answers so on connections it still has), or a proxy's.
     */
    private static boolean isFromBeforeTheService(UpstreamAnswer answer) {
        return switch (answer.status()) {
            case BAD_GATEWAY, GATEWAY_TIMEOUT -> true;
            case SERVICE_UNAVAILABLE -> !answer.headers().contains(HttpHeaders.RETRY_AFTER);
            default -> false;
        };
    }

    private void fail(Reason reason) {
        if (end()) {
            if (sent != null && reason != Reason.UNAVAILABLE) {
                sent.reset();
            }
            outcome.fail(new UpstreamException(reason));
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
