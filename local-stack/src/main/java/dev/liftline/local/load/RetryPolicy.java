package dev.liftline.local.load;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * When to send a request again: without a response and after 429, 502, 503 and 504. Waits as long as {@code Retry-After} asks, else a
 * delay that doubles from 100 ms to 2 s, less up to half of it at random.
 *
 * @param maxAttempts limit of how often a request is sent
 * @param timeout from the first attempt; no attempt starts later
 */
public record RetryPolicy(int maxAttempts, Duration timeout) {

    /** Sends each request once. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO);

    private static final long FIRST_DELAY_MILLIS = 100;
    private static final long MAX_DELAY_MILLIS = 2_000;

    /** Retries until {@code timeout} has passed. */
    public static RetryPolicy within(Duration timeout) {
        return new RetryPolicy(Integer.MAX_VALUE, timeout);
    }

    boolean retries(Response response, int attempts, long elapsedNanos) {
        return attempts < maxAttempts && elapsedNanos < timeout.toNanos() && isTransient(response);
    }

    /** At least 1, because a timer takes no less. */
    long delayMillis(Response response, int attempts, long elapsedNanos) {
        long wanted = retryAfterMillis(response);
        if (wanted < 0) {
            long delay = Math.min(MAX_DELAY_MILLIS, FIRST_DELAY_MILLIS << Math.min(attempts - 1, 10));
            wanted = delay - ThreadLocalRandom.current().nextLong(delay / 2 + 1);
        }
        return Math.clamp(wanted, 1, Math.max(1, TimeUnit.NANOSECONDS.toMillis(timeout.toNanos() - elapsedNanos)));
    }

    /** Whether the same request may succeed later: there was no response, or one with 429, 502, 503 or 504. */
    public static boolean isTransient(Response response) {
        return switch (response.status()) {
            case 0, 429, 502, 503, 504 -> true;
            default -> false;
        };
    }

    private static long retryAfterMillis(Response response) {
        String seconds = response.header("Retry-After");
        return seconds.matches("\\d{1,3}") ? TimeUnit.SECONDS.toMillis(Long.parseLong(seconds)) : -1;
    }
}
