package dev.liftline.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * Collects a whole body before it is forwarded: a request's, so that it can be sent again; a response's, so that a replica
 * that dies half-way can be replaced.
 */
public final class BodyCollector {

    private static final Buffer EMPTY = Buffer.buffer();

    /** The body is larger than the limit. The rest is dropped as it arrives. */
    public static final class TooLargeException extends RuntimeException {
        private TooLargeException() {
            super("the body is larger than the limit", null, false, false);
        }
    }

    private final Promise<Buffer> whole = Promise.promise();
    private final int maxBytes;
    private @Nullable Buffer body;
    private boolean copied;

    private BodyCollector(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The whole body, or {@link TooLargeException}, or the failure of the stream. */
    public static Future<Buffer> collect(ReadStream<Buffer> stream, int maxBytes) {
        BodyCollector collector = new BodyCollector(maxBytes);
        stream.handler(collector::append);
        stream.exceptionHandler(collector.whole::tryFail);
        stream.endHandler(end -> collector.whole.tryComplete(collector.body == null ? EMPTY : collector.body));
        return collector.whole.future();
    }

    private void append(Buffer chunk) {
        int length = body == null ? 0 : body.length();
        if (length + chunk.length() > maxBytes) {
            body = null;
            whole.tryFail(new TooLargeException());
        } else if (body == null) {
            // Most bodies are one chunk, which needs no copy.
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
