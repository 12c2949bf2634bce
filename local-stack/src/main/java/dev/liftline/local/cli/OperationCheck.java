package dev.liftline.local.cli;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends every operation of the API through the gateway until it has answered once: with data, or that there is none. Reports of rides are
 * sent without a ride, so that nothing is stored.
 */
final class OperationCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RETRY_DELAY = Duration.ofMillis(200);

    /** The operations of {@code docs/contracts/openapi.yaml} that replicas answer, and the gateway's documentation. */
    static final List<String> OPERATIONS = List.of(
            "GET /resorts",
            "GET /resorts/1/seasons",
            "POST /resorts/1/seasons",
            "GET /resorts/1/seasons/2026/day/1/skiers",
            "GET /resorts/1/seasons/2026/days/1",
            "GET /skiers/1/seasons/2026/days/1/skiers/1",
            "POST /skiers/1/seasons/2026/days/1/skiers/1",
            "GET /skiers/1/vertical?resort=1",
            "GET /skiers/1/days?season=2026",
            "GET /skiers/1/rides?season=2026",
            "POST /lift-rides",
            "GET /statistics",
            "GET /openapi.yaml",
            "GET /swagger-ui/");

    private OperationCheck() {}

    /**
     * Returns when every operation has answered.
     *
     * @throws StartException if one has not after 30 s
     */
    static void run(URI gateway) {
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> answers = OPERATIONS.stream()
                    .<Future<?>>map(operation -> each.submit(() -> {
                        await(http, gateway, operation, deadline);
                        return operation;
                    }))
                    .toList();
            for (var answer : answers) {
                answer.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StartException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Starting was interrupted.", e);
        }
    }

    private static void await(HttpClient http, URI gateway, String operation, long deadline)
            throws InterruptedException {
        var status = status(http, gateway, operation);
        while (!answers(status)) {
            if (System.nanoTime() > deadline) {
                throw new StartException(
                        "%s does not answer through the gateway after %d s (last: %s): see ./liftline logs."
                                .formatted(
                                        operation,
                                        TIMEOUT.toSeconds(),
                                        status < 0 ? "no response" : "status " + status));
            }
            Thread.sleep(RETRY_DELAY);
            status = status(http, gateway, operation);
        }
    }

    private static boolean answers(int status) {
        return status >= 200 && status < 500 && status != 429;
    }

    /** The status of the response; -1 if there is none. */
    private static int status(HttpClient http, URI gateway, String operation) throws InterruptedException {
        var space = operation.indexOf(' ');
        var request = HttpRequest.newBuilder(gateway.resolve(operation.substring(space + 1)))
                .timeout(REQUEST_TIMEOUT);
        if (operation.startsWith("POST")) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"));
        }
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        }
    }
}
