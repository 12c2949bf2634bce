package dev.liftline.local.cli.status;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the actuator of a replica, for two seconds at most. Thread-safe. */
final class Actuator {

    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private final URI root;

    Actuator(int managementPort) {
        root = URI.create("http://127.0.0.1:%d/actuator".formatted(managementPort));
    }

    /** The health of the replica, of a group or of a component; empty if there is no response. */
    CompletableFuture<Optional<JsonNode>> health(String path) {
        return get("/health" + path)
                .thenApply(response -> response.map(found -> JsonMapper.shared().readTree(found.body())))
                .exceptionally(noJson -> Optional.empty());
    }

    CompletableFuture<Metrics> metrics() {
        return get("/prometheus")
                .thenApply(
                        response -> new Metrics(response.map(HttpResponse::body).orElse("")));
    }

    private CompletableFuture<Optional<HttpResponse<String>>> get(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(TIMEOUT).build();
        return HTTP.sendAsync(request, BodyHandlers.ofString())
                .thenApply(Optional::of)
                .exceptionally(failure -> Optional.empty());
    }
}
