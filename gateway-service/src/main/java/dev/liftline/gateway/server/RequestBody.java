package dev.liftline.gateway.server;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.headers.ListHeader;
import dev.liftline.gateway.headers.ResponseHeaders;
import dev.liftline.gateway.proxy.BodyCollector;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads and decodes the body of a request within its route's limit. Responds with a problem to one that breaks a rule. */
final class RequestBody {

    private static final int MAX_DROPPED = 4 * 1024;

    private RequestBody() {}

    /** Passes the whole decoded body to {@code next}; null when the request has none. */
    static void read(Exchange exchange, Route route, Consumer<@Nullable Buffer> next) {
        if (!acceptsHead(exchange, route)) {
            return;
        }
        HttpServerRequest request = exchange.request();
        if (hasExpectation(request)) {
            // The head was accepted, so it is 100-continue.
            request.response().writeContinue();
        }
        if (!hasBody(request)) {
            next.accept(null);
            return;
        }
        if (exchange.client().isBodyBroken()) {
            exchange.rejectBody();
            return;
        }
        BodyCollector.collect(request, route.maxBodyBytes())
                .onComplete(body -> decode(exchange, route, body, next), failure -> {
                    if (failure instanceof BodyCollector.TooLargeException) {
                        reject(exchange, Problems.tooLarge(route.maxBodyBytes()));
                    } else {
                        exchange.rejectBody();
                    }
                });
    }

    /**
     * Drops the body of a request that gets a problem, then goes on. A small one is read, so that the client need not connect again,
     * which costs more than the body, above all with TLS. Any other is left unread.
     */
    static void drop(Exchange exchange, Runnable next) {
        HttpServerRequest request = exchange.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean small = length != null && Long.parseLong(length) <= MAX_DROPPED;
        if (!small || hasExpectation(request) || exchange.client().isBodyBroken()) {
            leaveUnread(exchange);
            next.run();
            return;
        }
        BodyCollector.collect(request, MAX_DROPPED).onComplete(body -> next.run(), failure -> exchange.rejectBody());
    }

    /** Leaves the body unread, if there is one; the connection cannot be reused then. */
    static void leaveUnread(Exchange exchange) {
        if (hasBody(exchange.request())) {
            exchange.closeAfterResponse();
        }
    }

    /** Checks what the head announces of the body, and {@code Expect}; responds with a problem if it returns false. */
    private static boolean acceptsHead(Exchange exchange, Route route) {
        HttpServerRequest request = exchange.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > route.maxBodyBytes()) {
            reject(exchange, Problems.tooLarge(route.maxBodyBytes()));
            return false;
        }
        if (route.takesBody() && !BodyEncoding.isAccepted(encodings(request))) {
            request.response().headers().set(ResponseHeaders.ACCEPT_ENCODING, BodyEncoding.ACCEPTED);
            reject(exchange, Problems.unsupportedEncoding());
            return false;
        }
        if (hasExpectation(request) && !"100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            reject(exchange, Problems.expectationFailed());
            return false;
        }
        return true;
    }

    /** HTTP/1.0 has no interim responses (RFC 9110, 10.1.1 and 15.2). */
    private static boolean hasExpectation(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_1 && request.headers().contains(HttpHeaders.EXPECT);
    }

    private static void decode(Exchange exchange, Route route, Buffer body, Consumer<@Nullable Buffer> next) {
        Buffer decoded = body;
        try {
            if (route.takesBody() && BodyEncoding.isGzip(encodings(exchange.request()))) {
                decoded = BodyEncoding.gunzip(body, route.maxBodyBytes());
            }
        } catch (BodyEncoding.TooLargeException e) {
            exchange.respond(Problems.tooLarge(route.maxBodyBytes()));
            return;
        } catch (IOException e) {
            exchange.respond(Problems.unreadableGzip());
            return;
        }
        next.accept(decoded);
    }

    private static List<String> encodings(HttpServerRequest request) {
        return ListHeader.elements(request.headers(), HttpHeaders.CONTENT_ENCODING);
    }

    /** Responds to a request whose body is left unread. */
    static void reject(Exchange exchange, Problem problem) {
        leaveUnread(exchange);
        exchange.respond(problem);
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
    }
}
