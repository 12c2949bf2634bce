package dev.liftline.gateway.live;

import dev.liftline.gateway.access.Decision;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** One open stream, the last response of its connection. For one event loop. */
final class LiveStream {

    /** What may wait for a slow reader, apart from what the kernel holds; more, and the stream is dropped. */
    private static final int MAX_WAITING_BYTES = 16 * 1024;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Subject subject;
    private final Decision.Allowed caller;
    private long lastWrite = System.nanoTime();
    private long nextCheck = lastWrite;

    /** @param request whose response has begun */
    LiveStream(HttpServerRequest request, Subject subject, Decision.Allowed caller) {
        this.request = request;
        this.response = request.response();
        this.subject = subject;
        this.caller = caller;
        response.setWriteQueueMaxSize(MAX_WAITING_BYTES);
    }

    Subject subject() {
        return subject;
    }

    Decision.Allowed caller() {
        return caller;
    }

    /** Forgets what only the beginning of the response needs: kilobytes of headers. */
    void forgetHeaders() {
        request.headers().clear();
        response.headers().clear();
    }

    /** Runs this when the client closes the connection, or it breaks. */
    void onClose(Runnable removal) {
        response.closeHandler(closed -> removal.run());
        response.exceptionHandler(failure -> {});
    }

    /** Writes an event; returns false, and writes nothing, if the reader is too slow. */
    boolean write(Buffer event) {
        if (response.writeQueueFull()) {
            return false;
        }
        response.write(event);
        lastWrite = System.nanoTime();
        return true;
    }

    /** Writes the last event and closes the connection. */
    void end(Buffer last) {
        response.end(last).onComplete(written -> request.connection().close());
    }

    void close() {
        request.connection().close();
    }

    boolean isSilentFor(long nanos, long now) {
        return now - lastWrite >= nanos;
    }

    /** Whether the caller's credential is to be checked now. */
    boolean isCheckDue(long now) {
        return now - nextCheck >= 0;
    }

    void checkAgainAt(long time) {
        nextCheck = time;
    }
}
