package dev.liftline.local.demo.play;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends a request, and retries after a broken connection, 429, 502, 503 or 504. It waits as long as {@code Retry-After} says, or with a
 * growing backoff. Retries are safe: a ride counts once. Thread-safe.
 */
final class RetryingSender {

    private static final long MIN_BACKOFF_MILLIS = 50;
    private static final long MAX_BACKOFF_MILLIS = 2_000;

    private final HttpClient http;
    private final Duration timeout;
    private final LongAdder retries = new LongAdder();

    RetryingSender(HttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /** The number of retries so far. */
    long retries() {
        return retries.sum();
    }

    /** @throws DemoException if there is no final response within the timeout, or the thread is interrupted */
    HttpResponse<String> send(HttpRequest request) {
        long started = System.nanoTime();
        long backoff = MIN_BACKOFF_MILLIS;
        while (true) {
            String problem;
            OptionalLong asked = OptionalLong.empty();
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (!isTemporary(response.statusCode())) {
                    return response;
                }
                problem = "responds with " + response.statusCode();
                asked = retryAfterMillis(response);
            } catch (IOException e) {
                problem = "does not respond";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoException("Interrupted.", e);
            }
            long left = timeout.minusNanos(System.nanoTime() - started).toMillis();
            if (left <= 0) {
                throw new DemoException("%s %s %s: ./liftline status shows whether everything runs."
                        .formatted(request.method(), request.uri(), problem));
            }
            retries.increment();
            pause(Math.min(left, asked.orElse(jittered(backoff))));
            backoff = Math.min(2 * backoff, MAX_BACKOFF_MILLIS);
        }
    }

    private static boolean isTemporary(int status) {
        return switch (status) {
            case 429, 502, 503, 504 -> true;
            default -> false;
        };
    }

    private static OptionalLong retryAfterMillis(HttpResponse<?> response) {
        try {
            return OptionalLong.of(
                    1_000 * response.headers().firstValueAsLong("Retry-After").orElseThrow());
        } catch (RuntimeException absentOrDate) {
            return OptionalLong.empty();
        }
    }

    private static long jittered(long millis) {
        return millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted.", e);
        }
    }
}
