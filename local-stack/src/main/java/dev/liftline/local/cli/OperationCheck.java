package dev.liftline.local.cli;

import dev.liftline.local.control.GatewayCertificate;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.load.Request;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Sends every operation of the API through the gateway until it has answered once: with data, or that there is none. Bodies are
 * empty objects and keys and passes unknown, so that nothing is stored.
 */
final class OperationCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RETRY_DELAY = Duration.ofMillis(200);

    /**
     * The operations of {@code docs/contracts/openapi.yaml} that replicas answer, and the gateway's documentation; without those
     * that would change an operator whose name is 1, or ask an identity provider.
     */
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
            "POST /activations",
            "POST /session",
            "DELETE /session",
            "DELETE /sessions",
            "GET /me",
            "PUT /me/sharing",
            "PUT /me/settings",
            "DELETE /me",
            "GET /app/today",
            "GET /app/season",
            "GET /app/lifts",
            "GET /app/leaderboard",
            "GET /board/resorts",
            "GET /board/day?resort=1",
            "GET /board/replay?resort=1&season=2026&day=1",
            "GET /board/season?resort=1",
            "GET /board/flow",
            "POST /board/last-lift",
            "GET /admin/keys",
            "POST /admin/keys",
            "POST /admin/keys/1/rotation",
            "DELETE /admin/keys/1",
            "GET /admin/operators",
            "POST /admin/operators",
            "POST /admin/passes",
            "POST /admin/passes/1/activation",
            "GET /statistics",
            "GET /board",
            "GET /openapi.yaml",
            "GET /swagger-ui/");

    private OperationCheck() {}

    /**
     * Returns when every operation has answered.
     *
     * @param certificate the only one that the gateway may have; null without TLS
     * @param credentials of an operator and of scanners, which must be accepted
     * @throws StartException if one has not after 30 s
     */
    static void run(URI gateway, @Nullable Path certificate, Credentials credentials) {
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        try (var http = GatewayCertificate.client(certificate).build();
                var each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> answers = OPERATIONS.stream()
                    .<Future<?>>map(operation -> each.submit(() -> {
                        await(http, request(gateway, operation, credentials), operation, deadline);
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

    private static void await(HttpClient http, HttpRequest request, String operation, long deadline)
            throws InterruptedException {
        var status = status(http, request);
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
            status = status(http, request);
        }
    }

    private static boolean answers(int status) {
        // A gateway that does not know the keys yet answers 401.
        return status >= 200 && status < 500 && status != 401 && status != 429;
    }

    private static HttpRequest request(URI gateway, String operation, Credentials credentials) {
        var space = operation.indexOf(' ');
        var method = operation.substring(0, space);
        var path = operation.substring(space + 1);
        var request = HttpRequest.newBuilder(gateway.resolve(path)).timeout(REQUEST_TIMEOUT);
        if (method.startsWith("P")) {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString("{}"));
        } else {
            request.method(method, BodyPublishers.noBody());
        }
        var key = credentials.of(Request.of(method, path, "", Map.of()));
        return (key.isEmpty() ? request : request.header(Credentials.HEADER, key)).build();
    }

    /** The status of the response; -1 if there is none. */
    private static int status(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        }
    }
}
