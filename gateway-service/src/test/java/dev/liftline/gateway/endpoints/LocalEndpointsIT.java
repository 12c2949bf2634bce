package dev.liftline.gateway.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import dev.liftline.testkit.api.DocumentedMeters;
import dev.liftline.testkit.api.OpenApiDocument;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocalEndpointsIT {

    private static StubReplica ingest;
    private static StubReplica query;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        ingest = StubReplica.start();
        query = StubReplica.start();
        gateway = RunningGateway.on(
                "static:" + query.address(),
                "liftline.gateway.upstream.pools.ingest.source=static:" + ingest.address());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        ingest.close();
        query.close();
    }

    @Test
    void servesTheApiDocumentByteForByte() throws IOException {
        HttpResponse<String> response = gateway.get("/openapi.yaml");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/yaml");
        assertThat(response.body()).isEqualTo(Files.readString(Path.of("../docs/contracts/openapi.yaml")));
    }

    @Test
    void servesTheApiDocumentAsJson() {
        HttpResponse<String> response = gateway.get("/openapi.json");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(JsonMapper.shared().readTree(response.body()))
                .isEqualTo(OpenApiDocument.read().root());
    }

    @Test
    void servesTheApiDocumentWithoutReplicas() {
        StubReplica gone = StubReplica.start();
        gone.close();
        try (RunningGateway alone = RunningGateway.on(
                "static:" + gone.address(), "liftline.gateway.upstream.pools.ingest.source=static:" + gone.address())) {
            assertThat(alone.get("/openapi.json").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void returnsStatisticsAsTheSkiDataApiDefinesThem() {
        gateway.get("/resorts");
        gateway.postRide();
        JsonNode stats =
                JsonMapper.shared().readTree(gateway.get("/statistics").body()).path("endpointStats");
        assertThat(stats.valueStream().map(entry -> entry.path("URL").stringValue()))
                .contains("/resorts", "/skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}");
        assertThat(stats).allSatisfy(entry -> {
            assertThat(entry.propertyNames()).containsExactly("URL", "operation", "mean", "max");
            assertThat(entry.path("mean").isInt()).isTrue();
            assertThat(entry.path("max").intValue())
                    .isGreaterThanOrEqualTo(entry.path("mean").intValue());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/swagger-ui/, text/html",
        "/swagger-ui/swagger-ui.css, text/css",
        "/swagger-ui/swagger-ui-bundle.js, text/javascript",
        "/swagger-ui/swagger-ui-standalone-preset.js, text/javascript",
        "/swagger-ui/favicon-32x32.png, image/png"
    })
    void servesSwaggerUi(String path, String type) {
        HttpResponse<String> response = gateway.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(response.body()).isNotEmpty();
    }

    @Test
    void swaggerUiShowsThisApiOnly() {
        assertThat(gateway.get("/swagger-ui/swagger-initializer.js").body())
                .contains("\"/openapi.yaml\"")
                .doesNotContain("petstore");
        HttpResponse<String> page = gateway.get("/swagger-ui/");
        assertThat(page.body()).contains("swagger-initializer.js").doesNotContain(" style=", "<style");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
        HttpResponse<String> redirect = gateway.get("/swagger-ui");
        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Location")).hasValue("/swagger-ui/");
        assertThat(gateway.get("/swagger-ui/pom.xml").statusCode()).isEqualTo(404);
    }

    @Test
    void swaggerUiNamesItsGroupsForReaders() {
        List<String> names = OpenApiDocument.read()
                .root()
                .path("tags")
                .valueStream()
                .map(tag -> tag.path("x-displayName").asString())
                .filter(name -> !name.isEmpty())
                .toList();
        assertThat(names)
                .containsExactly(
                        "Report rides",
                        "A skier's day and season",
                        "The resort",
                        "The skier's app",
                        "The resort's board",
                        "Sign in, keys and passes",
                        "Operate");
        assertThat(gateway.get("/swagger-ui/swagger-initializer.js").body())
                .contains("x-displayName", "plugins: [Groups]");
        assertThat(OpenApiDocument.read().root().path("paths").propertyNames().stream()
                        .toList()
                        .getLast())
                .isEqualTo("/statistics");
    }

    @Test
    void showsDevelopersAPage() {
        HttpResponse<String> response = gateway.get("/developers");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(response.body())
                .contains("prefers-color-scheme: dark")
                .doesNotContain("<script", "https://", " style=")
                .doesNotContainPattern("(src|href)=\"http:");
    }

    @Test
    void everyLinkOfThePageLeadsSomewhere() {
        List<String> links = Pattern.compile("href=\"(/[^\"]*)\"")
                .matcher(gateway.get("/developers").body())
                .results()
                .map(link -> link.group(1))
                .toList();

        assertThat(links).contains("/board", "/swagger-ui/", "/resorts", "/statistics", "/readyz");
        assertThat(links)
                .allSatisfy(link -> assertThat(gateway.send(HttpRequest.newBuilder(gateway.uri(link))
                                        .header("Accept", "text/html"))
                                .statusCode())
                        .isEqualTo(200));
    }

    @Test
    void reportsLivenessAndReadiness() {
        assertThat(gateway.get("/livez").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(gateway.get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void everyDocumentedMeterExistsFromTheStart() {
        DocumentedMeters documented = DocumentedMeters.of("Gateway");
        assertThat(documented.size()).isGreaterThan(5);
        try (RunningGateway started = RunningGateway.on("static:" + query.address())) {
            String metrics = started.management("/actuator/prometheus");

            assertThat(documented.missingIn(metrics)).isEmpty();
            assertThat(metrics)
                    .containsPattern(
                            "liftline_gateway_requests_seconds_count\\{.*method=\"POST\",pool=\"ingest\".*status=\"5xx\"");
        }
    }

    @Test
    void managementPortShowsPoolsAndMetrics() {
        gateway.get("/resorts");
        gateway.get("/nowhere");
        JsonNode pools = JsonMapper.shared()
                .readTree(gateway.management("/actuator/upstreams"))
                .path("pools");
        assertThat(pools.propertyNames()).containsExactly("ingest", "query-mobile", "query-web", "identity", "access");
        assertThat(pools.at("/ingest/replicas/0/address").stringValue()).isEqualTo(ingest.address());
        assertThat(gateway.management("/actuator/prometheus"))
                .containsPattern("liftline_gateway_requests_seconds_count\\{.*pool=\"query-web\".*status=\"2xx\"")
                .containsPattern("liftline_gateway_requests_seconds_count\\{.*pool=\"none\".*status=\"4xx\"")
                .containsPattern("liftline_gateway_replicas\\{.*pool=\"ingest\".*state=\"healthy\"")
                .contains("liftline_gateway_requests_in_flight");
    }
}
