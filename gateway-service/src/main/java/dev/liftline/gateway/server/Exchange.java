package dev.liftline.gateway.server;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.RequestId;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.endpoints.LocalResponse;
import dev.liftline.gateway.proxy.UpstreamResponse;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client's request and its one response; a second response is ignored. For one event loop. */
final class Exchange {

    private static final Logger log = LoggerFactory.getLogger(Exchange.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    /** Called once when the response has been handed to the connection; {@code route} is null when none matched. */
    interface Completion {
        void completed(Exchange exchange, @Nullable Route route, int status, long nanos);
    }

    private final HttpServerRequest request;
    private final Completion completion;
    private final String requestId;
    private final long startedAt = System.nanoTime();
    private @Nullable Route route;
    private boolean closing;

    Exchange(HttpServerRequest request, Completion completion) {
        this.request = request;
        this.completion = completion;
        this.requestId = RequestId.keepOrMake(request.getHeader(RequestId.HEADER));
    }

    HttpServerRequest request() {
        return request;
    }

    String requestId() {
        return requestId;
    }

    void route(Route found) {
        route = found;
    }

    /** Closes the connection after the response: the gateway drains, or the rest of the request is not read. */
    void closeAfterResponse() {
        closing = true;
    }

    boolean isClosing() {
        return closing;
    }

    /** Responds with a replica's response; one that should be a problem document and is not is replaced. */
    void respond(UpstreamResponse response) {
        if (isOver()) {
            return;
        }
        if (response.status() >= 400 && !isProblem(response)) {
            respond(Problems.insteadOf(response.status()));
        } else {
            boolean head = request.method().equals(HttpMethod.HEAD);
            ForwardedHeaders.copyResponse(response.headers(), request.response().headers(), head);
            end(response.status(), response.body());
        }
    }

    void respond(LocalResponse response) {
        if (isOver()) {
            return;
        }
        MultiMap headers = request.response().headers();
        response.headers().forEach(headers::set);
        headers.set(HttpHeaders.CONTENT_TYPE, response.mediaType());
        headers.set("X-Content-Type-Options", "nosniff");
        end(response.status(), response.body());
    }

    void respond(Problem problem) {
        if (isOver()) {
            return;
        }
        request.response().headers().set(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        end(problem.status(), Buffer.buffer(problem.toJson()));
    }

    /** Responds with 500 and logs an error of the gateway itself. */
    void fail(Throwable failure) {
        log.error("Request {} failed in the gateway", requestId, failure);
        respond(Problems.internal());
    }

    private boolean isOver() {
        return request.response().ended() || request.response().closed();
    }

    private static boolean isProblem(UpstreamResponse response) {
        String type = response.headers().get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(Problem.MEDIA_TYPE);
    }

    private void end(int status, Buffer body) {
        HttpServerResponse response = request.response();
        response.setStatusCode(status);
        response.headers().set(RequestId.HEADER, requestId);
        if ((status == 429 || status == 503) && !response.headers().contains(HttpHeaders.RETRY_AFTER)) {
            response.headers().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        boolean head = request.method().equals(HttpMethod.HEAD);
        if (head && body.length() > 0) {
            response.headers().set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        }
        if (closing) {
            response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        Future<Void> written = head ? response.end() : response.end(body);
        if (closing) {
            written.onComplete(done -> closeWhenRead());
        }
        completion.completed(this, route, status, System.nanoTime() - startedAt);
    }

    /** Closing a connection with unread bytes resets it, and the client may lose the response. */
    private void closeWhenRead() {
        if (request.isEnded()) {
            request.connection().close();
        } else {
            request.handler(dropped -> {})
                    .endHandler(read -> request.connection().close());
        }
    }
}
