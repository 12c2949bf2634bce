package dev.liftline.gateway.proxy;

import dev.liftline.gateway.Problem;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** Answers what is not HTTP as it should be: over a limit, malformed, or framed in two ways at once. */
final class InvalidRequests implements Handler<HttpServerRequest> {

    private final FrontDoor frontDoor;

    InvalidRequests(FrontDoor frontDoor) {
        this.frontDoor = frontDoor;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Exchange exchange = frontDoor.open(request);
        exchange.closeAfterAnswer();
        exchange.problem(problem(request.decoderResult().cause()));
    }

    private static Problem problem(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line -> Problems.uriTooLong();
            case TooLongHttpHeaderException header -> Problems.headersTooLarge();
            default -> Problems.badRequest("The request is not well-formed HTTP/1.1.");
        };
    }
}
