package dev.liftline.gateway.server;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.proxy.UpstreamException;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** The problem documents of the gateway itself. */
final class Problems {

    private Problems() {}

    static Problem badRequest(String detail) {
        return Problem.of(400, "Bad Request", detail);
    }

    static Problem methodNotAllowed(List<String> allowed) {
        return Problem.of(
                405, "Method Not Allowed", "This path offers " + String.join(", ", allowed) + " and nothing else.");
    }

    static Problem tooLarge(int limit) {
        String rule = "must not be larger than " + limit + " bytes";
        return Problem.of(413, "Content Too Large", "The body " + rule + ".").withField("body", rule);
    }

    static Problem unsupportedEncoding() {
        String rule = "must be gzip or identity";
        return Problem.of(415, "Unsupported Media Type", "The Content-Encoding " + rule + ".")
                .withField("Content-Encoding", rule);
    }

    static Problem unreadableGzip() {
        String rule = "must be complete, valid gzip";
        return Problem.of(400, "Bad Request", "The body " + rule + ", as its Content-Encoding says.")
                .withField("body", rule);
    }

    static Problem uriTooLong() {
        return Problem.of(414, "URI Too Long", "The request line is longer than this server reads.");
    }

    static Problem expectationFailed() {
        return Problem.of(417, "Expectation Failed", "The only expectation met here is 100-continue.");
    }

    static Problem headersTooLarge() {
        return Problem.of(
                431, "Request Header Fields Too Large", "The request has more headers than this server reads.");
    }

    static Problem transferCodingNotImplemented() {
        return Problem.of(501, "Not Implemented", "The only transfer coding accepted here is chunked.");
    }

    static Problem connectNotImplemented() {
        return Problem.of(501, "Not Implemented", "This server is no proxy; it offers no CONNECT.");
    }

    static Problem originNotAllowed() {
        return Problem.of(403, "Forbidden", "Pages of this origin may not call this API.");
    }

    /** An error of the gateway itself. */
    static Problem internal() {
        return Problem.of(500, "Internal Server Error", "The gateway failed on this request; its log says why.");
    }

    /** No replica responded. */
    static Problem of(UpstreamException failure, HttpMethod method) {
        return switch (failure.reason()) {
            case BUSY ->
                Problem.of(429, "Too Many Requests", "Too many requests are in flight; send it again in a second.");
            case TIMED_OUT ->
                method.equals(HttpMethod.POST)
                        ? unavailable("The service took too long; send it again. What was recorded counts once.")
                        : Problem.of(504, "Gateway Timeout", "The service did not respond in time.");
            case NO_REPLICA, NOT_CONNECTED, CONNECTION_LOST, UNAVAILABLE ->
                unavailable("No replica of the service is available now; send it again in %s."
                        .formatted(seconds(failure.retryAfterSeconds())));
            case TOO_LARGE -> unavailable("The service's response is larger than this server passes on.");
        };
    }

    private static String seconds(int seconds) {
        return seconds == 1 ? "a second" : seconds + " seconds";
    }

    static Problem unavailable(String detail) {
        return Problem.of(503, "Service Unavailable", detail);
    }

    /** Replaces an error response that is no problem document, for example a web server's own page. */
    static Problem insteadOf(int status) {
        return Problem.of(
                status,
                status < 500 ? "Request Rejected" : "Service Error",
                status < 500
                        ? "The service rejected the request without a reason."
                        : "The service failed without a reason.");
    }
}
