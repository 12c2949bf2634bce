package dev.liftline.local.load;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A load that is being sent. Thread-safe. */
public final class RunningLoad {

    private static final long TICK_MILLIS = 1;

    private final Vertx vertx;
    private final ConnectionPool pool;
    private final Load load;
    private final LongSupplier nanoTime;
    private final LoadResult result;
    private final Promise<LoadResult> done = Promise.promise();
    private final long startedAt;
    private final long endAt;
    private volatile boolean stopping;
    // Of the event loop.
    private long index;
    private long inFlight;

    RunningLoad(Vertx vertx, ConnectionPool pool, LongSupplier nanoTime, Load load) {
        this.vertx = vertx;
        this.pool = pool;
        this.nanoTime = nanoTime;
        this.load = load;
        this.result = new LoadResult(nanoTime);
        this.startedAt = nanoTime.getAsLong();
        this.endAt = startedAt + load.duration().toNanos();
    }

    /** Sends no further request; requests in flight get their response. */
    public RunningLoad stop() {
        stopping = true;
        return this;
    }

    /** Waits for the last response. */
    public LoadResult await() {
        return done.future().toCompletionStage().toCompletableFuture().join();
    }

    /** On the event loop. */
    void start(int connections) {
        LongUnaryOperator dueNanos = load.dueNanos();
        if (dueNanos == null) {
            for (long i = Math.min(connections, load.count()); i > 0; i--) {
                sendNext(nanoTime.getAsLong());
            }
        } else {
            vertx.setPeriodic(TICK_MILLIS, timer -> {
                sendDue(dueNanos);
                if (isSent()) {
                    vertx.cancelTimer(timer);
                    completeIfDone();
                }
            });
        }
        completeIfDone();
    }

    private boolean isSent() {
        return stopping || index == load.count() || nanoTime.getAsLong() - endAt >= 0;
    }

    /** While all connections are in use, a request stays due, and its latency grows, unless it fails fast. */
    private void sendDue(LongUnaryOperator dueNanos) {
        while (!isSent() && (load.failFast() || !pool.isExhausted())) {
            long dueAt = startedAt + dueNanos.applyAsLong(index);
            if (dueAt - nanoTime.getAsLong() > 0) {
                return;
            }
            sendNext(dueAt);
        }
    }

    private void sendNext(long dueAt) {
        if (isSent()) {
            return;
        }
        @Nullable Request request;
        try {
            request = load.requests().apply(dueAt);
        } catch (RuntimeException e) {
            fail(e);
            return;
        }
        index++;
        if (request != null) {
            inFlight++;
            attempt(request, dueAt, nanoTime.getAsLong(), 1);
        }
    }

    private void attempt(Request request, long dueAt, long firstAt, int attempt) {
        send(request, response -> {
            long now = nanoTime.getAsLong();
            if (load.retry().retries(response, attempt, now - firstAt)) {
                result.retried(response);
                vertx.setTimer(
                        load.retry().delayMillis(response, attempt, now - firstAt),
                        retry -> attempt(request, dueAt, firstAt, attempt + 1));
            } else {
                complete(request, response, now - dueAt);
            }
        });
    }

    private void send(Request request, Consumer<Response> onResponse) {
        if (load.failFast() && pool.isExhausted()) {
            Response failed = Response.failed(new IllegalStateException("all connections are in use"));
            // Later, because a response sends the next request: requests that fail one after the other would overflow
            // the stack.
            vertx.runOnContext(later -> onResponse.accept(failed));
        } else {
            pool.send(request, onResponse);
        }
    }

    private void complete(Request request, Response response, long nanos) {
        inFlight--;
        result.completed(response, nanos);
        try {
            load.onResult().completed(request, response, nanos);
        } catch (RuntimeException e) {
            fail(e);
        }
        LongUnaryOperator dueNanos = load.dueNanos();
        if (dueNanos == null) {
            sendNext(nanoTime.getAsLong());
        } else {
            sendDue(dueNanos);
        }
        completeIfDone();
    }

    private void completeIfDone() {
        if (inFlight == 0 && isSent()) {
            result.ended();
            done.tryComplete(result);
        }
    }

    private void fail(RuntimeException failure) {
        stopping = true;
        done.tryFail(failure);
    }
}
