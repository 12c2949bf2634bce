package dev.liftline.local.cli.access;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
import dev.liftline.local.control.GatewayCertificate;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.process.StartException;
import dev.liftline.local.secrets.LocalSecrets;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests of an administrator to a gateway, with the key that {@code ./liftline up} made. */
final class AdminClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI gateway;
    private final Path secrets;

    /** @param secrets the directory with the admin key */
    AdminClient(URI gateway, Path secrets) {
        this.gateway = gateway;
        this.secrets = secrets;
    }

    static AdminClient ofRunningStack() {
        var home = StackHome.current();
        return new AdminClient(ControlClient.of(home).gateway(), home.secrets());
    }

    /** A name as a segment of a path. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonNode get(String path) {
        return send(path, request -> request.GET());
    }

    JsonNode post(String path, Map<String, ?> body) {
        return send(
                path,
                request -> request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
    }

    void delete(String path) {
        var _ = send(path, request -> request.DELETE());
    }

    private interface Method {
        HttpRequest.Builder of(HttpRequest.Builder request);
    }

    /**
     * Returns the body of the response.
     *
     * @throws StartException with one sentence that never quotes the key
     */
    private JsonNode send(String path, Method method) {
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(TIMEOUT)
                .header(Credentials.HEADER, LocalSecrets.read(secrets).adminKey());
        try (var http = GatewayCertificate.client(GatewayCertificate.of(gateway, secrets))
                .build()) {
            var response = http.send(method.of(request).build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw failure(response);
            }
            return json(response);
        } catch (IOException e) {
            throw new StartException("The gateway does not respond: ./liftline status shows whether it runs.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted.", e);
        }
    }

    private StartException failure(HttpResponse<String> response) {
        var detail = json(response).path("detail").asString("");
        return new StartException(
                switch (response.statusCode()) {
                    case 401 ->
                        "The gateway does not accept the key in %s (%s): put back the right one, or run ./liftline reset for new secrets and no data."
                                .formatted(LocalSecrets.adminKeyFile(secrets), withoutStop(detail));
                    case 502, 503, 504 ->
                        "No identity replica responds (%s): ./liftline status shows whether they run."
                                .formatted(withoutStop(detail));
                    default ->
                        detail.isEmpty()
                                ? "The gateway responds with status %d: see ./liftline logs identity."
                                        .formatted(response.statusCode())
                                : detail;
                });
    }

    private static String withoutStop(String sentence) {
        return sentence.isEmpty() ? "it does not say why" : sentence.replaceFirst("\\.$", "");
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JsonMapper.shared().readTree(response.body().isBlank() ? "{}" : response.body());
        } catch (JacksonException e) {
            // Of another program on the gateway's port.
            return JsonMapper.shared().createObjectNode();
        }
    }
}
