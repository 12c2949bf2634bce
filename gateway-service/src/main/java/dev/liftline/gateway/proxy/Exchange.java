package dev.liftline.gateway.proxy;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.RequestId;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.endpoints.LocalResponse;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** A client's request and the one answer it gets. Lives on one event loop. */
final class Exchange {

    private static final String RETRY_AFTER_SECONDS = "1";

    /** Called once when the answer is on its way; {@code route} is null when the request matched none. */
    interface Completion {
        void completed(Exchange exchange, @Nullable Route route, int status, long nanos);
    }

    private final HttpServerRequest request;
    private final Completion completion;
    private final String requestId;
    private final long began = System.nanoTime();
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

    /** Ends the connection with the answer: the gateway is stopping, or the rest of the request is not worth reading. */
    void closeAfterAnswer() {
        closing = true;
    }

    boolean isClosing() {
        return closing;
    }

    private boolean isOver() {
        return request.response().ended() || request.response().closed();
    }

    /** Answers with what a replica answered. */
    void answer(UpstreamAnswer answer) {
        if (isOver()) {
            return;
        }
        MultiMap headers = request.response().headers();
        if (answer.status() >= 400 && !isProblem(answer)) {
            problem(Problems.instead(answer.status()));
        } else {
            ForwardedHeaders.copyResponse(
                    answer.headers(), headers, request.method().equals(HttpMethod.HEAD));
            end(answer.status(), answer.body());
        }
    }

    /** Answers with the gateway's own. */
    void answer(LocalResponse answer) {
        if (isOver()) {
            return;
        }
        MultiMap headers = request.response().headers();
        answer.headers().forEach(headers::set);
        headers.set(HttpHeaders.CONTENT_TYPE, answer.mediaType());
        headers.set("X-Content-Type-Options", "nosniff");
        end(answer.status(), answer.body());
    }

    void problem(Problem problem) {
        if (isOver()) {
            return;
        }
        MultiMap headers = request.response().headers();
        headers.set(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        end(problem.status(), Buffer.buffer(problem.toJson()));
    }

    private static boolean isProblem(UpstreamAnswer answer) {
        String type = answer.headers().get(HttpHeaders.CONTENT_TYPE);
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
        completion.completed(this, route, status, System.nanoTime() - began);
    }

    /** A connection that is closed while bytes wait to be read is reset, and the answer may be lost with it. */
    private void closeWhenRead() {
        if (request.isEnded()) {
            request.connection().close();
        } else {
            request.handler(dropped -> {})
                    .endHandler(read -> request.connection().close());
        }
    }
}
