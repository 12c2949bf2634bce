package dev.liftline.gateway.server;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.RequestId;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.access.Decision;
import dev.liftline.gateway.endpoints.LocalResponse;
import dev.liftline.gateway.headers.ConnectionHeader;
import dev.liftline.gateway.headers.ForwardedHeaders;
import dev.liftline.gateway.headers.RemoteClient;
import dev.liftline.gateway.headers.ResponseHeaders;
import dev.liftline.gateway.headers.SecurityHeaders;
import dev.liftline.gateway.proxy.UpstreamResponse;
import dev.liftline.model.caller.Credential;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client's request and its one response; a second response is ignored. For one event loop. */
final class Exchange {

    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    /** The logger of requests, of the same name in the services. */
    private static final Logger requests = LoggerFactory.getLogger("dev.liftline.requests");

    private static final int RETRY_AFTER_SECONDS = 1;
    private static final String EVENT_STREAM = "text/event-stream";

    /** Called once when the response is about to be written; {@code route} is null when none matched. */
    interface Completion {
        void completed(Exchange exchange, @Nullable Route route, int status, long nanos);
    }

    private final HttpServerRequest request;
    private final ClientConnection client;
    private final RemoteClient remote;
    private final SecurityHeaders security;
    private final Cors cors;
    private final Completion completion;
    private final String requestId;
    private final long startedAt = System.nanoTime();
    private @Nullable Route route;
    private Decision.@Nullable Allowed caller;
    private boolean closing;

    Exchange(
            HttpServerRequest request,
            ClientConnection client,
            RemoteClient remote,
            SecurityHeaders security,
            Cors cors,
            Completion completion) {
        this.request = request;
        this.client = client;
        this.remote = remote;
        this.security = security;
        this.cors = cors;
        this.completion = completion;
        this.requestId = RequestId.keepOrMake(request.getHeader(RequestId.HEADER));
        this.closing = ConnectionHeader.of(request.headers()).closes(request.version());
    }

    HttpServerRequest request() {
        return request;
    }

    ClientConnection client() {
        return client;
    }

    /** Who sent the request, as far as its connection and trusted proxies tell. */
    RemoteClient remote() {
        return remote;
    }

    String requestId() {
        return requestId;
    }

    void route(Route found) {
        route = found;
    }

    /** Keeps who sent the request. */
    void caller(Decision.Allowed allowed) {
        caller = allowed;
    }

    /** Who sent the request, once that is decided. */
    Decision.Allowed caller() {
        return Objects.requireNonNull(caller);
    }

    /** Closes the connection after the response: the gateway drains, or the rest of the request is not read. */
    void closeAfterResponse() {
        closing = true;
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
        if (!response.mediaType().isEmpty()) {
            headers.set(ResponseHeaders.CONTENT_TYPE, response.mediaType());
        }
        end(response.status(), response.body());
    }

    void respond(Problem problem) {
        respond(problem, RETRY_AFTER_SECONDS);
    }

    /** @param retryAfterSeconds when to send the request again, if the status is 429 or 503 */
    void respond(Problem problem, int retryAfterSeconds) {
        if (isOver()) {
            return;
        }
        if (isRetryable(problem.status())) {
            request.response().headers().set(ResponseHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
        }
        request.response().headers().set(ResponseHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        end(problem.status(), Buffer.buffer(problem.toJson()));
    }

    /** Responds with 204. */
    void respondNoContent() {
        if (!isOver()) {
            end(204, Buffer.buffer());
        }
    }

    /** Begins the connection's last response, a live stream. Whoever gets the request writes events and ends it. */
    HttpServerRequest beginStream() {
        HttpServerResponse response = request.response();
        MultiMap headers = response.headers();
        response.setChunked(true);
        headers.set(ResponseHeaders.CONTENT_TYPE, EVENT_STREAM);
        headers.set("Cache-Control", "no-store");
        // nginx would collect events before it passes them on.
        headers.set("X-Accel-Buffering", "no");
        closing = true;
        beforeResponse(200);
        client.streaming();
        return request;
    }

    /** Responds to {@code HEAD} of a live stream. */
    void respondStreamHead() {
        respond(new LocalResponse(200, EVENT_STREAM, Buffer.buffer(), Map.of("Cache-Control", "no-store")));
    }

    /** Responds with 400 to a body that cannot be read to its end, and closes the connection. */
    void rejectBody() {
        closeAfterResponse();
        respond(Problems.badRequest("The body broke off or is not framed as HTTP says."));
    }

    /** Responds with 500 and logs an error of the gateway itself. */
    void fail(Throwable failure) {
        log.error("Request {} failed in the gateway", requestId, failure);
        respond(Problems.internal());
    }

    /** Whether the response was written, or the client has gone. */
    boolean isOver() {
        return request.response().ended() || request.response().closed();
    }

    private static boolean isRetryable(int status) {
        return status == 429 || status == 503;
    }

    private static boolean isProblem(UpstreamResponse response) {
        String type = response.headers().get(ResponseHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(Problem.MEDIA_TYPE);
    }

    private void end(int status, Buffer body) {
        HttpServerResponse response = request.response();
        MultiMap headers = response.headers();
        boolean head = request.method().equals(HttpMethod.HEAD);
        if (head ? body.length() > 0 : status != 204 && status != 304) {
            headers.set(ResponseHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        }
        beforeResponse(status);
        if (closing) {
            client.respondingLast();
        } else {
            client.responding();
        }
        Future<Void> written = head ? response.end() : response.end(body);
        if (closing) {
            written.onComplete(done -> client.closeWhenRead(request));
        }
    }

    /** Sets what every response has, and records it. */
    private void beforeResponse(int status) {
        HttpServerResponse response = request.response();
        MultiMap headers = response.headers();
        response.setStatusCode(status);
        headers.set(RequestId.HEADER, requestId);
        if (!headers.contains(ResponseHeaders.DATE)) {
            headers.set(ResponseHeaders.DATE, ResponseHeaders.date(Instant.now()));
        }
        if (isRetryable(status) && !headers.contains(ResponseHeaders.RETRY_AFTER)) {
            headers.set(ResponseHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
        }
        security.add(headers, remote.tls());
        cors.addHeaders(request.headers(), headers);
        announcePersistence(response);
        completion.completed(this, route, status, System.nanoTime() - startedAt);
        if (requests.isDebugEnabled()) {
            // Without the query: nobody can tell which part of it is a PIN.
            String operation = Credential.hideIn(request.method() + " " + request.path());
            requests.debug("[{}] {} responded with {}", requestId, operation, status);
        }
    }

    /** Says whether the connection closes, where that is not the default of the client's version (RFC 9112, 9.3). */
    private void announcePersistence(HttpServerResponse response) {
        if (closing || request.version() != HttpVersion.HTTP_1_1) {
            // Set last, because Vert.x writes its own, in lower case.
            response.headersEndHandler(
                    last -> response.headers().set(ResponseHeaders.CONNECTION, closing ? "close" : "keep-alive"));
        }
    }
}
