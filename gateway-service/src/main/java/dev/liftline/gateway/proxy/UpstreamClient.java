package dev.liftline.gateway.proxy;

import dev.liftline.gateway.proxy.UpstreamException.Reason;
import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.Upstream;
import dev.liftline.gateway.upstream.UpstreamProperties;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one pool, on one event loop, over connections of its own. A request that a replica does not answer
 * goes to another one, as long as attempts, time and the pool's retry budget last.
 */
final class UpstreamClient {

    /** Shorter than the services' own (Tomcat: 20 s), so that it is the gateway that closes an idle connection. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final Vertx vertx;
    private final HttpClient client;
    private final Upstream upstream;
    private final Streak streak;
    private final GatewayMetrics metrics;
    private final long timeout;
    private final long attemptTimeout;
    private final int answerLimit;

    UpstreamClient(
            Vertx vertx,
            Upstream upstream,
            UpstreamProperties.Pool settings,
            ServerProperties.Limits limits,
            GatewayMetrics metrics) {
        this.vertx = vertx;
        this.upstream = upstream;
        this.streak = new Streak(upstream);
        this.metrics = metrics;
        this.timeout = settings.timeout().toNanos();
        this.attemptTimeout = settings.attemptTimeout().toNanos();
        this.answerLimit = (int) limits.answer().toBytes();
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) settings.connectTimeout().toMillis())
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
                // NB: the pool's limit on requests in flight is the limit on connections; a second queue would only
                // hide
                // overload.
                new PoolOptions().setHttp1MaxSize(settings.maxInFlight()));
    }

    /** The answer, whatever its status, or {@link UpstreamException}. To be called on this client's event loop. */
    Future<UpstreamAnswer> send(UpstreamRequest request) {
        if (!upstream.enter()) {
            return Future.failedFuture(new UpstreamException(Reason.BUSY));
        }
        return new Call(request).run().onComplete(done -> upstream.leave());
    }

    private final class Call {

        private final UpstreamRequest request;
        private final Promise<UpstreamAnswer> outcome = Promise.promise();
        private final long deadline = System.nanoTime() + timeout;
        private List<Replica> tried = List.of();
        private @Nullable Reason unclear;

        Call(UpstreamRequest request) {
            this.request = request;
        }

        Future<UpstreamAnswer> run() {
            attempt(Reason.NO_REPLICA);
            return outcome.future();
        }

        private void attempt(Reason ifNone) {
            long now = System.nanoTime();
            Replica replica = tried.isEmpty() ? streak.choose(now) : upstream.choose(tried, now);
            if (replica == null) {
                outcome.fail(new UpstreamException(
                        tried.isEmpty() && !upstream.replicas().isEmpty() ? Reason.BUSY : ifNone));
                return;
            }
            long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(Math.min(attemptTimeout, deadline - now)));
            new Attempt(vertx, client, request, replica.address(), answerLimit)
                    .run(millis)
                    .onComplete(
                            answer -> {
                                upstream.succeeded(replica, now, System.nanoTime());
                                answered(replica, answer);
                            },
                            failure -> failed(replica, now, failure));
        }

        /**
         * A service that cannot take a request now says so, and that is no failure of the replica: where Kafka or PostgreSQL is
         * away all say the same. Yet one that has just come may be slow where the others are not, so one of those is asked.
         *
         * <p>A replica that is too busy says that it did nothing. Where another was asked before and did not answer, that is not
         * the whole truth: it may have recorded the ride.
         */
        private void answered(Replica replica, UpstreamAnswer answer) {
            if (answer.status() == SERVICE_UNAVAILABLE && hasAnother(replica) && mayRetry(Reason.UNAVAILABLE)) {
                retry(replica, Reason.UNAVAILABLE);
            } else if (unclear != null && answer.status() == TOO_MANY_REQUESTS) {
                outcome.fail(new UpstreamException(unclear));
            } else {
                outcome.complete(answer);
            }
        }

        private boolean hasAnother(Replica replica) {
            List<Replica> asked = new ArrayList<>(tried);
            asked.add(replica);
            return upstream.hasOtherThan(asked, System.nanoTime());
        }

        private void failed(Replica replica, long began, Throwable failure) {
            Reason reason = failure instanceof UpstreamException known ? known.reason() : Reason.DIED;
            if (reason == Reason.TOO_LARGE) {
                upstream.abandoned(replica);
                outcome.fail(failure);
                return;
            }
            if (upstream.failed(replica, began, System.nanoTime())) {
                metrics.ejected(upstream.name());
            }
            // One that took too long would only have more to do.
            if ((reason != Reason.TIMED_OUT || hasAnother(replica)) && mayRetry(reason)) {
                retry(replica, reason);
            } else {
                outcome.fail(new UpstreamException(reason));
            }
        }

        private void retry(Replica replica, Reason reason) {
            metrics.retried(upstream.name(), reason);
            if (reason != Reason.REFUSED) {
                unclear = reason;
            }
            tried = new ArrayList<>(tried);
            tried.add(replica);
            attempt(reason);
        }

        private boolean mayRetry(Reason reason) {
            if (tried.size() + 1 >= upstream.maxAttempts() || deadline - System.nanoTime() <= 0) {
                return false;
            }
            // NB: a refused connection cost no replica anything, so its retry is free.
            if (reason == Reason.REFUSED || upstream.tryRetry()) {
                return true;
            }
            metrics.retryDenied(upstream.name());
            return false;
        }
    }
}
