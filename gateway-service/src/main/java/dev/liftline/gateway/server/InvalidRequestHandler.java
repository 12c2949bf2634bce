package dev.liftline.gateway.server;

import dev.liftline.gateway.Problem;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** Responds to requests that are not valid HTTP: over a limit, malformed, or with contradictory framing. */
final class InvalidRequestHandler implements Handler<HttpServerRequest> {

    private final RequestHandler requestHandler;

    InvalidRequestHandler(RequestHandler requestHandler) {
        this.requestHandler = requestHandler;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Exchange exchange = requestHandler.open(request);
        if (exchange != null) {
            exchange.closeAfterResponse();
            exchange.respond(problem(request.decoderResult().cause()));
        }
    }

    private static Problem problem(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line -> Problems.uriTooLong();
            case TooLongHttpHeaderException header -> Problems.headersTooLarge();
            default -> Problems.badRequest("The request is not well-formed HTTP/1.1.");
        };
    }
}
