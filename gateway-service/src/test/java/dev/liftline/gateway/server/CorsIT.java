package dev.liftline.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CorsIT {

    private static final String APP = "https://app.example";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private static StubReplica replica;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        replica = StubReplica.start();
        gateway = RunningGateway.on(
                List.of(replica),
                "liftline.gateway.server.cors.allowed-origins=" + APP + ",http://localhost:3000",
                "liftline.gateway.server.cors.max-age=5m");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        replica.close();
    }

    @Test
    void respondsToThePreflightOfAnAllowedOrigin() {
        HttpResponse<String> response = preflight(gateway, "/resorts/1/seasons", APP);
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(header(response, ALLOW_ORIGIN)).isEqualTo(APP);
        assertThat(header(response, "Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, POST");
        assertThat(header(response, "Access-Control-Allow-Headers")).contains("Content-Type", "If-None-Match");
        assertThat(header(response, "Access-Control-Max-Age")).isEqualTo("300");
        assertThat(header(response, "Vary")).isEqualTo("Origin");
        assertThat(replica.seen()).isEmpty();
    }

    @Test
    void rejectsThePreflightOfAnotherOrigin() {
        HttpResponse<String> response = preflight(gateway, "/resorts", "https://elsewhere.example");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().map()).doesNotContainKey(ALLOW_ORIGIN);
        assertThat(preflight(gateway, "/nowhere", APP).statusCode()).isEqualTo(404);
    }

    @Test
    void letsAllowedOriginsReadResponsesAndProblems() {
        for (String path : List.of("/resorts", "/nowhere", "/openapi.yaml")) {
            HttpResponse<String> response = get(gateway, path, APP);
            assertThat(header(response, ALLOW_ORIGIN)).isEqualTo(APP);
            assertThat(header(response, "Vary")).isEqualTo("Origin");
            assertThat(header(response, "Access-Control-Expose-Headers")).contains("ETag", "X-Request-Id");
        }
        replica.seen().clear();
    }

    @Test
    void addsNoPermissionForOtherOriginsAndNone() {
        assertThat(get(gateway, "/livez", "https://elsewhere.example").headers().map())
                .containsKey("Vary")
                .doesNotContainKey(ALLOW_ORIGIN);
        assertThat(gateway.get("/livez").headers().map()).containsKey("Vary").doesNotContainKey(ALLOW_ORIGIN);
    }

    @Test
    void allowsEveryOriginByStar() {
        try (RunningGateway open =
                RunningGateway.on(List.of(replica), "liftline.gateway.server.cors.allowed-origins=*")) {
            assertThat(header(preflight(open, "/livez", APP), ALLOW_ORIGIN)).isEqualTo("*");
            assertThat(get(open, "/livez", APP).headers().map()).doesNotContainKey("Vary");
        }
    }

    @Test
    void isOffByDefault() {
        try (RunningGateway closed = RunningGateway.on(List.of(replica))) {
            assertThat(preflight(closed, "/livez", APP).statusCode()).isEqualTo(405);
            assertThat(get(closed, "/livez", APP).headers().map()).doesNotContainKeys("Vary", ALLOW_ORIGIN);
        }
    }

    private static HttpResponse<String> preflight(RunningGateway gateway, String path, String origin) {
        return gateway.send(HttpRequest.newBuilder(gateway.uri(path))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private static HttpResponse<String> get(RunningGateway gateway, String path, String origin) {
        return gateway.send(HttpRequest.newBuilder(gateway.uri(path)).header("Origin", origin));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
