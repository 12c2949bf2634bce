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
 * Sends a request until it has an answer that is final: after a broken connection, 429, 502, 503 or 504 it waits, as
 * long as {@code Retry-After} asks or a little longer each time, and tries again. Sending again is safe: a ride counts
 * once. Thread-safe.
 */
final class RetryingSender {

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final HttpClient http;
    private final Duration patience;
    private final LongAdder retries = new LongAdder();

    RetryingSender(HttpClient http, Duration patience) {
        this.http = http;
        this.patience = patience;
    }

    /** How often anything was sent again so far. */
    long retries() {
        return retries.sum();
    }

    /** @throws DemoException when no final answer came within the patience, or the thread was interrupted */
    HttpResponse<String> send(HttpRequest request) {
        long started = System.nanoTime();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            String trouble;
            OptionalLong asked = OptionalLong.empty();
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (!isPassing(response.statusCode())) {
                    return response;
                }
                trouble = "answers " + response.statusCode();
                asked = retryAfterMillis(response);
            } catch (IOException e) {
                trouble = "does not answer";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoException("Interrupted.", e);
            }
            long left = patience.minusNanos(System.nanoTime() - started).toMillis();
            if (left <= 0) {
                throw new DemoException("%s %s %s: is everything up? ./liftline status tells."
                        .formatted(request.method(), request.uri(), trouble));
            }
            retries.increment();
            pause(Math.min(left, asked.orElse(jittered(pause))));
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private static boolean isPassing(int status) {
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
