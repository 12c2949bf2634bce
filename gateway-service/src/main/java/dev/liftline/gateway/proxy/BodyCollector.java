package dev.liftline.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body that must be whole before it is passed on: a request's, so that it can be sent again; an answer's, so
 * that a replica may die in the middle of it.
 */
final class BodyCollector {

    private static final Buffer EMPTY = Buffer.buffer();

    /** The body is longer than it may be. What follows of it is dropped as it arrives. */
    static final class TooLargeException extends RuntimeException {
        TooLargeException() {
            super("body over its limit", null, false, false);
        }
    }

    private final Promise<Buffer> whole = Promise.promise();
    private final int limit;
    private @Nullable Buffer body;
    private boolean copied;

    private BodyCollector(int limit) {
        this.limit = limit;
    }

    /** The whole body, or {@link TooLargeException}, or what broke the stream off. */
    static Future<Buffer> collect(ReadStream<Buffer> stream, int limit) {
        BodyCollector collector = new BodyCollector(limit);
        stream.handler(collector::append);
        stream.exceptionHandler(collector.whole::tryFail);
        stream.endHandler(end -> collector.whole.tryComplete(collector.body == null ? EMPTY : collector.body));
        return collector.whole.future();
    }

    private void append(Buffer chunk) {
        int length = body == null ? 0 : body.length();
        if (length + chunk.length() > limit) {
            body = null;
            whole.tryFail(new TooLargeException());
        } else if (body == null) {
            // NB: nearly every body here is one chunk, which then need not be copied.
            body = chunk;
        } else if (copied) {
            body.appendBuffer(chunk);
        } else {
            body = Buffer.buffer(2 * (length + chunk.length()))
                    .appendBuffer(body)
                    .appendBuffer(chunk);
            copied = true;
        }
    }
}
