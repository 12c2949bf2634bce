package dev.liftline.local.cli;

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

/** The dead letters, as any consumer of the running stack knows them. */
final class DeadLetterClient {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

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

    JsonNode show() {
        return ask(HttpRequest.newBuilder(endpoint).GET());
    }

    /** How many letters were published again. */
    long replay() {
        return ask(HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.noBody()))
                .path("replayed")
                .asLong();
    }

    private static JsonNode ask(HttpRequest.Builder request) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            var body = new JsonMapper().readTree(answer.body().isBlank() ? "{}" : answer.body());
            if (answer.statusCode() != 200) {
                throw new StartException(body.path("message")
                        .asString("The consumer answered with status %d.".formatted(answer.statusCode())));
            }
            return body;
        } catch (IOException e) {
            throw new StartException("The consumer does not answer: ./liftline status shows whether it runs.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted.", e);
        }
    }
}
