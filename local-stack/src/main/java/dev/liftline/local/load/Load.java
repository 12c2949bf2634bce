package dev.liftline.local.load;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests to send, and when.
 *
 * @param count limit of the requests
 * @param duration no request starts later
 * @param dueNanos nanoseconds from the start at which the request of an index, counted from 0, is due: an open loop; null for a closed loop
 * @param requests called on the event loop when a request is sent, with the time by {@link System#nanoTime} at which it is due; null skips the request
 * @param failFast whether requests fail at once, rather than wait, while all connections are in use
 * @param onResult called on the event loop with the last response to each request
 */
public record Load(
        long count,
        Duration duration,
        @Nullable LongUnaryOperator dueNanos,
        LongFunction<@Nullable Request> requests,
        boolean failFast,
        RetryPolicy retry,
        ResultHandler onResult) {

    private static final Duration FOREVER = Duration.ofDays(365);
    private static final double SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Receives the last response to each request. */
    public interface ResultHandler {

        /** @param nanos from when the request was due or, in a closed loop, first sent */
        void completed(Request request, Response response, long nanos);
    }

    /** A closed loop: each connection sends its next request after the response to the last, for {@code duration}. */
    public static Load closed(Duration duration, Supplier<Request> requests) {
        return closed(Long.MAX_VALUE, duration, dueAt -> requests.get());
    }

    /** A closed loop of {@code count} requests. */
    public static Load closed(long count, Supplier<Request> requests) {
        return closed(count, FOREVER, dueAt -> requests.get());
    }

    /** A closed loop that sends each of {@code requests} once. */
    public static Load closed(Collection<Request> requests) {
        return closed(requests.size(), requests.iterator()::next);
    }

    /** An open loop: a request is due every {@code 1 / perSecond} seconds. */
    public static Load open(double perSecond, Duration duration, Supplier<Request> requests) {
        return scheduled(Math.round(perSecond * duration.toNanos() / SECOND_NANOS), every(perSecond), requests);
    }

    /** An open loop until it is stopped, like {@link #scheduled(LongUnaryOperator, LongFunction)}. */
    public static Load open(double perSecond, LongFunction<@Nullable Request> requests) {
        return scheduled(every(perSecond), requests);
    }

    private static LongUnaryOperator every(double perSecond) {
        return index -> (long) (index * SECOND_NANOS / perSecond);
    }

    /** An open loop of {@code count} requests whose due times do not decrease. */
    public static Load scheduled(long count, LongUnaryOperator dueNanos, Supplier<Request> requests) {
        return closed(count, requests).withDueNanos(dueNanos);
    }

    /**
     * An open loop until it is stopped.
     *
     * @param requests called with the time by {@link System#nanoTime} at which the request is due; null skips the request
     */
    public static Load scheduled(LongUnaryOperator dueNanos, LongFunction<@Nullable Request> requests) {
        return closed(Long.MAX_VALUE, FOREVER, requests).withDueNanos(dueNanos);
    }

    private static Load closed(long count, Duration duration, LongFunction<@Nullable Request> requests) {
        return new Load(count, duration, null, requests, false, RetryPolicy.NONE, (request, response, nanos) -> {});
    }

    /** The same open loop, whose requests fail at once, rather than wait, while all connections are in use. */
    public Load failingFast() {
        return new Load(count, duration, dueNanos, requests, true, retry, onResult);
    }

    /** The same load with retries. */
    public Load retrying(RetryPolicy newRetry) {
        return new Load(count, duration, dueNanos, requests, failFast, newRetry, onResult);
    }

    /** The same load with another handler. */
    public Load onResult(ResultHandler newOnResult) {
        return new Load(count, duration, dueNanos, requests, failFast, retry, newOnResult);
    }

    private Load withDueNanos(LongUnaryOperator newDueNanos) {
        return new Load(count, duration, newDueNanos, requests, failFast, retry, onResult);
    }
}
