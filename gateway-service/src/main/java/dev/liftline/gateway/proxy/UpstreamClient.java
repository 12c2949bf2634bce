package dev.liftline.gateway.proxy;

import dev.liftline.gateway.proxy.UpstreamException.Reason;
import dev.liftline.gateway.upstream.Outage;
import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.Upstream;
import dev.liftline.gateway.upstream.UpstreamProperties;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one pool, on one event loop, over its own connections. Retries a request without a response at another
 * replica, within its timeout, its number of attempts and the pool's retry budget. While the pool has no usable replica, its
 * fallback gets the request if it has the route, but not while the pool is overloaded.
 */
public final class UpstreamClient {

    /** Shorter than the services' keep-alive (75 s), so that the gateway closes idle connections. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final Vertx vertx;
    private final HttpClient client;
    private final Upstream upstream;
    private final ReplicaAffinity affinity;
    private final Outage outage;
    private final UpstreamMetrics metrics;
    private final long timeoutNanos;
    private final long attemptTimeoutNanos;
    private final int maxResponseBytes;
    private @Nullable UpstreamClient fallback;

    UpstreamClient(
            Vertx vertx,
            Upstream upstream,
            UpstreamProperties.Pool settings,
            Duration affinity,
            int maxResponseBytes,
            Outage outage,
            UpstreamMetrics metrics) {
        this.vertx = vertx;
        this.upstream = upstream;
        this.affinity = new ReplicaAffinity(upstream, affinity);
        this.outage = outage;
        this.metrics = metrics;
        this.timeoutNanos = settings.timeout().toNanos();
        this.attemptTimeoutNanos = settings.attemptTimeout().toNanos();
        this.maxResponseBytes = maxResponseBytes;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) settings.connectTimeout().toMillis())
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
                // One connection per request in flight, so that no request queues for a connection.
                new PoolOptions().setHttp1MaxSize(settings.maxInFlightRequests()));
    }

    /** Sets the client of the pool that serves this one's requests while this one has no usable replica. */
    void fallBackTo(UpstreamClient other) {
        fallback = other;
    }

    /** The response, whatever its status, or {@link UpstreamException}. To be called on this client's event loop. */
    public Future<UpstreamResponse> send(UpstreamRequest request) {
        long now = System.nanoTime();
        UpstreamClient other = usableFallback(request, List.of(), now);
        if (other != null) {
            metrics.fellBack(upstream.name());
            return other.new Call(request, now + timeoutNanos, outage).run(now);
        }
        return new Call(request, now + timeoutNanos, outage).run(now);
    }

    /** The fallback, if it has the route and a usable replica, and this pool has none that was not tried, with room or without. */
    private @Nullable UpstreamClient usableFallback(UpstreamRequest request, List<Replica> tried, long now) {
        UpstreamClient other = request.mayFallBack() ? fallback : null;
        return other != null && !upstream.isUsable(tried, now) && other.upstream.isUsable(List.of(), now)
                ? other
                : null;
    }

    private final class Call {

        private final UpstreamRequest request;
        private final Promise<UpstreamResponse> result = Promise.promise();
        private final long deadline;
        /** Of the pool that the request is for, which a fallback pool does not end. */
        private final Outage requestedOutage;

        private List<Replica> tried = List.of();
        /** Why an earlier attempt failed that a replica may have processed; null if there was none. */
        private @Nullable Reason uncertain;

        Call(UpstreamRequest request, long deadline, Outage requestedOutage) {
            this.request = request;
            this.deadline = deadline;
            this.requestedOutage = requestedOutage;
        }

        Future<UpstreamResponse> run(long now) {
            Replica replica = affinity.choose(now);
            if (replica == null) {
                result.fail(failure(upstream.replicas().isEmpty() ? Reason.NO_REPLICA : Reason.BUSY));
            } else {
                upstream.requestStarted();
                attempt(replica, now);
            }
            return result.future();
        }

        /** Continues a call of another pool, whose replicas are {@code triedBefore}. */
        Future<UpstreamResponse> resume(List<Replica> triedBefore, @Nullable Reason uncertainBefore) {
            tried = triedBefore;
            uncertain = uncertainBefore;
            // Without room, this pool's limit is the cause and no longer the failure at the other pool.
            next(uncertainBefore == null ? Reason.BUSY : uncertainBefore);
            return result.future();
        }

        private void next(Reason withoutRoom) {
            long now = System.nanoTime();
            Replica next = upstream.choose(tried, now);
            if (next == null) {
                result.fail(failure(withoutRoom));
            } else {
                attempt(next, now);
            }
        }

        private void attempt(Replica replica, long now) {
            long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(Math.min(attemptTimeoutNanos, deadline - now)));
            new UpstreamAttempt(vertx, client, request, replica.address(), maxResponseBytes)
                    .run(millis)
                    .onComplete(
                            response -> {
                                upstream.succeeded(replica, now, System.nanoTime());
                                outage.end();
                                responded(replica, response);
                            },
                            failure -> failed(replica, now, failure));
        }

        /**
         * A service's own 503 is no failure of the replica: if Kafka or PostgreSQL is unavailable, all replicas respond so. A
         * single slow replica may respond so too; therefore another one is tried.
         *
         * <p>429 means that the replica did nothing. If an earlier attempt may have recorded the ride, the response is that
         * attempt's failure instead.
         */
        private void responded(Replica replica, UpstreamResponse response) {
            if (response.status() == SERVICE_UNAVAILABLE && hasAnother(replica) && mayRetry(Reason.UNAVAILABLE)) {
                retry(replica, Reason.UNAVAILABLE);
            } else if (uncertain != null && response.status() == TOO_MANY_REQUESTS) {
                result.fail(failure(uncertain));
            } else {
                result.complete(response);
            }
        }

        private void failed(Replica replica, long startedAt, Throwable failure) {
            Reason reason = failure instanceof UpstreamException known ? known.reason() : Reason.CONNECTION_LOST;
            if (reason == Reason.TOO_LARGE) {
                upstream.abandoned(replica);
                result.fail(failure);
                return;
            }
            if (upstream.failed(replica, startedAt, System.nanoTime())) {
                metrics.ejected(upstream.name());
            }
            // A replica that timed out is overloaded; the same request would add to its load.
            if ((reason != Reason.TIMED_OUT || hasAnother(replica)) && mayRetry(reason)) {
                retry(replica, reason);
            } else {
                result.fail(failure(reason, triedAnd(replica)));
            }
        }

        private UpstreamException failure(Reason reason) {
            return failure(reason, tried);
        }

        /** @param asked the replicas that this request was sent to */
        private UpstreamException failure(Reason reason, List<Replica> asked) {
            long now = System.nanoTime();
            return switch (reason) {
                case BUSY, TIMED_OUT, TOO_LARGE -> new UpstreamException(reason);
                case NO_REPLICA -> unavailable(reason, now);
                // A replica without a connection is gone, even if its health checks have not noticed.
                case NOT_CONNECTED ->
                    upstream.isUsable(asked, now) ? new UpstreamException(reason) : unavailable(reason, now);
                case CONNECTION_LOST, UNAVAILABLE ->
                    upstream.isUsable(List.of(), now) ? new UpstreamException(reason) : unavailable(reason, now);
            };
        }

        private UpstreamException unavailable(Reason reason, long now) {
            return new UpstreamException(reason, requestedOutage.retryAfterSeconds(now));
        }

        private boolean hasAnother(Replica replica) {
            return upstream.hasOtherThan(triedAnd(replica), System.nanoTime());
        }

        private boolean mayRetry(Reason reason) {
            if (tried.size() + 1 >= upstream.maxAttempts() || deadline - System.nanoTime() <= 0) {
                return false;
            }
            // A 503 says that nothing was done; any other failure but a refused connection leaves it open.
            if (!request.repeatable() && reason != Reason.NOT_CONNECTED && reason != Reason.UNAVAILABLE) {
                return false;
            }
            // A refused connection cost no replica anything, so its retry is free.
            if (reason == Reason.NOT_CONNECTED || upstream.tryRetry()) {
                return true;
            }
            metrics.retryDenied(upstream.name());
            return false;
        }

        private void retry(Replica replica, Reason reason) {
            metrics.retried(upstream.name(), reason);
            if (reason != Reason.NOT_CONNECTED) {
                uncertain = reason;
            }
            tried = triedAnd(replica);
            UpstreamClient other = usableFallback(request, tried, System.nanoTime());
            if (other == null) {
                next(reason);
            } else {
                metrics.fellBack(upstream.name());
                other.new Call(request, deadline, requestedOutage)
                        .resume(tried, uncertain)
                        .onComplete(result);
            }
        }

        private List<Replica> triedAnd(Replica replica) {
            List<Replica> all = new ArrayList<>(tried);
            all.add(replica);
            return all;
        }
    }
}
