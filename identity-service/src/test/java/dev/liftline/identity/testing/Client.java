package dev.liftline.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerHeader;
import dev.liftline.model.caller.CallerRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP client of the running service, which signs the caller as a gateway does. */
public final class Client {

    /** An administrator's key. */
    public static final Caller ADMIN = new Caller(CallerRole.ADMIN, "local-admin", "local-admin", 0, 0);

    /** Somebody who has not signed in. */
    public static final Caller ANYBODY = new Caller(CallerRole.ANONYMOUS, "anonymous", "anonymous", 0, 0);

    /** The gateway itself. */
    public static final Caller GATEWAY = new Caller(CallerRole.GATEWAY, "gateway", "gateway", 0, 0);

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CallerHeader header = IdentityEnvironment.callerHeader();
    private final Environment environment;
    private final String address = newAddress();

    public Client(Environment environment) {
        this.environment = environment;
    }

    /** An address that no client had before. */
    public static String newAddress() {
        int number = ADDRESSES.incrementAndGet();
        return "10.0." + number / 250 + "." + (1 + number % 250);
    }

    public HttpResponse<String> get(String path, Caller caller) {
        return send(as(caller, path).GET().build());
    }

    /** With further headers. */
    public HttpResponse<String> get(String path, Caller caller, Map<String, String> headers) {
        HttpRequest.Builder request = as(caller, path).GET();
        headers.forEach(request::setHeader);
        return send(request.build());
    }

    public HttpResponse<String> post(String path, String body, Caller caller) {
        return send(as(caller, path).POST(BodyPublishers.ofString(body)).build());
    }

    public HttpResponse<String> post(String path, String body, Caller caller, String address) {
        return send(as(caller, path)
                .setHeader("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> put(String path, String body, Caller caller) {
        return send(as(caller, path).PUT(BodyPublishers.ofString(body)).build());
    }

    public HttpResponse<String> delete(String path, Caller caller) {
        return send(as(caller, path).DELETE().build());
    }

    /** From an address of its own. */
    public HttpResponse<String> delete(String path, String body, Caller caller) {
        return delete(path, body, caller, newAddress());
    }

    public HttpResponse<String> delete(String path, String body, Caller caller, String address) {
        return send(as(caller, path)
                .setHeader("X-Forwarded-For", address)
                .method("DELETE", BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> method(String method, String path, Caller caller) {
        return send(as(caller, path).method(method, BodyPublishers.noBody()).build());
    }

    /** Without a caller. */
    public HttpResponse<String> unsigned(String method, String path) {
        return send(HttpRequest.newBuilder(uri("local.server.port", path))
                .method(method, BodyPublishers.noBody())
                .build());
    }

    public HttpResponse<String> management(String path) {
        return send(HttpRequest.newBuilder(uri("local.management.port", path)).build());
    }

    /** What gateways are told. */
    public JsonNode access(long after) {
        return json(200, get("/internal/access?after=" + after, GATEWAY));
    }

    /** The body of a response that must have the status. */
    public static JsonNode json(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpRequest.Builder as(Caller caller, String path) {
        return HttpRequest.newBuilder(uri("local.server.port", path))
                .timeout(Duration.ofSeconds(60))
                .header("X-Forwarded-For", address)
                .header(CallerHeader.NAME, header.write(caller, Instant.now().plusSeconds(60)));
    }

    private URI uri(String port, String path) {
        return URI.create("http://127.0.0.1:" + environment.getRequiredProperty(port) + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
