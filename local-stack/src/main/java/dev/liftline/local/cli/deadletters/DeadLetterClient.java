package dev.liftline.local.cli.deadletters;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
import dev.liftline.local.process.StartException;
import dev.liftline.local.replica.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and replays dead letters through the actuator of a consumer of the running stack. */
final class DeadLetterClient {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final URI endpoint;

    private DeadLetterClient(URI endpoint) {
        this.endpoint = endpoint;
    }

    static DeadLetterClient ofRunningStack() {
        var actuator = ControlClient.of(StackHome.current()).actuators(Role.CONSUMER).stream()
                .findFirst()
                .orElseThrow(() -> new StartException("No consumer runs: ./liftline scale consumer=1 starts one."));
        return new DeadLetterClient(URI.create(actuator + "/deadletters"));
    }

    JsonNode read() {
        return send(HttpRequest.newBuilder(endpoint).GET());
    }

    /** Replays all pending dead letters and returns their number. */
    long replay() {
        return send(HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.noBody()))
                .path("replayed")
                .asLong();
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
            var body = new JsonMapper().readTree(response.body().isBlank() ? "{}" : response.body());
            if (response.statusCode() != 200) {
                throw new StartException(body.path("message")
                        .asString("The consumer responded with status %d.".formatted(response.statusCode())));
            }
            return body;
        } catch (IOException e) {
            throw new StartException("The consumer does not respond: ./liftline status shows whether it runs.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted.", e);
        }
    }
}
