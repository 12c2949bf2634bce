package dev.liftline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.GatewayResponse;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.testkit.api.OpenApiDocument;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The gateway serves the API document, and every documented read is offered. */
class OpenApiIT extends EndToEndTest {

    private final OpenApiDocument document = OpenApiDocument.read();

    OpenApiIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void servesTheDocument() {
        GatewayResponse json = gateway.get("/openapi.json");
        assertThat(json.status()).isEqualTo(200);
        assertThat(json.json()).isEqualTo(document.root());

        GatewayResponse yaml = gateway.get("/openapi.yaml");
        assertThat(yaml.status()).isEqualTo(200);
        assertThat(yaml.header("Content-Type")).isEqualTo("application/yaml");
    }

    @Test
    void everyOperationOfTheContractIsDocumented() {
        assertThat(document.operations())
                .contains(
                        "GET /resorts",
                        "GET /resorts/{resortID}/seasons",
                        "POST /resorts/{resortID}/seasons",
                        "GET /resorts/{resortID}/seasons/{seasonID}/day/{dayID}/skiers",
                        "GET /resorts/{resortID}/seasons/{seasonID}/days/{dayID}",
                        "GET /skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}",
                        "POST /skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}",
                        "GET /skiers/{skierID}/vertical",
                        "GET /skiers/{skierID}/days",
                        "GET /skiers/{skierID}/rides",
                        "POST /lift-rides",
                        "GET /statistics");
    }

    @Test
    void everyDocumentedOperationIsOffered() {
        document.root()
                .path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
                    if (isStream(operation)) {
                        return;
                    }
                    GatewayResponse response = gateway.send(
                            method.toUpperCase(Locale.ROOT),
                            withValues(path, operation),
                            method.startsWith("p") ? "{}" : "",
                            "Content-Type",
                            "application/json");
                    assertThat(response.status()).as(method + " " + path).isNotIn(405, 501);
                    assertThat(operation.path("responses").has(Integer.toString(response.status())))
                            .as(() -> method + " " + path + " returns " + response.status() + " " + response.body())
                            .isTrue();
                }));
    }

    @Test
    void servesSwaggerUi() {
        GatewayResponse page = gateway.get("/swagger-ui/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("swagger-ui");
        assertThat(gateway.get("/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
    }

    /** A stream does not end; LiveRidesIT reads them. */
    private static boolean isStream(JsonNode operation) {
        return operation.path("responses").path("200").path("content").has("text/event-stream");
    }

    private static String withValues(String path, JsonNode operation) {
        return path.replace("{seasonID}", "2040")
                        .replace("{file}", "swagger-ui.css")
                        .replaceAll("\\{[a-zA-Z]+}", "1")
                + (operation.path("parameters").toString().contains("InQuery") ? "?resort=1&season=2040&day=1" : "");
    }
}
