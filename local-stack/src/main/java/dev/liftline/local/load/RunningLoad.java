package dev.liftline.local.load;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.LongUnaryOperator;

/** A load that is being sent. Thread-safe. */
public final class RunningLoad {

    private static final long TICK_MILLIS = 1;

    private final Vertx vertx;
    private final ConnectionPool pool;
    private final Load load;
    private final LoadResult result = new LoadResult();
    private final Promise<LoadResult> done = Promise.promise();
    private final long startedAt = System.nanoTime();
    private final long endAt;
    private volatile boolean stopping;
    // Of the event loop.
    private long sent;
    private long inFlight;

    RunningLoad(Vertx vertx, ConnectionPool pool, Load load) {
        this.vertx = vertx;
        this.pool = pool;
        this.load = load;
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
                sendNext(System.nanoTime());
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
        return stopping || sent == load.count() || System.nanoTime() - endAt >= 0;
    }

    /** While all connections are in use, a request stays due, and its latency grows. */
    private void sendDue(LongUnaryOperator dueNanos) {
        while (!isSent() && !pool.isExhausted()) {
            long dueAt = startedAt + dueNanos.applyAsLong(sent);
            if (dueAt - System.nanoTime() > 0) {
                return;
            }
            sendNext(dueAt);
        }
    }

    private void sendNext(long dueAt) {
        if (isSent()) {
            return;
        }
        Request request;
        try {
            request = load.requests().get();
        } catch (RuntimeException e) {
            fail(e);
            return;
        }
        sent++;
        inFlight++;
        attempt(request, dueAt, System.nanoTime(), 1);
    }

    private void attempt(Request request, long dueAt, long firstAt, int attempt) {
        pool.send(request, response -> {
            long now = System.nanoTime();
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
            sendNext(System.nanoTime());
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
