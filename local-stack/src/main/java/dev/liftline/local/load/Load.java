package dev.liftline.local.load;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests to send, and when.
 *
 * @param count limit of the requests
 * @param duration no request starts later
 * @param dueNanos nanoseconds from the start at which the request of an index, counted from 0, is due: an open loop; null for a closed loop
 * @param requests called on the event loop when a request is sent
 * @param onResult called on the event loop with the last response to each request
 */
public record Load(
        long count,
        Duration duration,
        @Nullable LongUnaryOperator dueNanos,
        Supplier<Request> requests,
        RetryPolicy retry,
        ResultHandler onResult) {

    private static final Duration FOREVER = Duration.ofDays(365);

    /** Receives the last response to each request. */
    public interface ResultHandler {

        /** @param nanos from when the request was due or, in a closed loop, first sent */
        void completed(Request request, Response response, long nanos);
    }

    /** A closed loop: each connection sends its next request after the response to the last, for {@code duration}. */
    public static Load closed(Duration duration, Supplier<Request> requests) {
        return new Load(Long.MAX_VALUE, duration, null, requests, RetryPolicy.NONE, (request, response, nanos) -> {});
    }

    /** A closed loop of {@code count} requests. */
    public static Load closed(long count, Supplier<Request> requests) {
        return new Load(count, FOREVER, null, requests, RetryPolicy.NONE, (request, response, nanos) -> {});
    }

    /** A closed loop that sends each of {@code requests} once. */
    public static Load closed(Collection<Request> requests) {
        return closed(requests.size(), requests.iterator()::next);
    }

    /** An open loop: a request is due every {@code 1 / perSecond} seconds. */
    public static Load open(double perSecond, Duration duration, Supplier<Request> requests) {
        double perNano = perSecond / TimeUnit.SECONDS.toNanos(1);
        return scheduled(Math.round(perNano * duration.toNanos()), index -> (long) (index / perNano), requests);
    }

    /** An open loop of {@code count} requests whose due times do not decrease. */
    public static Load scheduled(long count, LongUnaryOperator dueNanos, Supplier<Request> requests) {
        return closed(count, requests).withDueNanos(dueNanos);
    }

    /** The same load with retries. */
    public Load retrying(RetryPolicy newRetry) {
        return new Load(count, duration, dueNanos, requests, newRetry, onResult);
    }

    /** The same load with another handler. */
    public Load onResult(ResultHandler newOnResult) {
        return new Load(count, duration, dueNanos, requests, retry, newOnResult);
    }

    private Load withDueNanos(LongUnaryOperator newDueNanos) {
        return new Load(count, duration, newDueNanos, requests, retry, onResult);
    }
}
