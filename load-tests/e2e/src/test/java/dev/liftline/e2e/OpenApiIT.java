package dev.liftline.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.local.replica.Role;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One description of the API, equal to what the services serve. */
class OpenApiIT extends EndToEnd {

    private static final Set<String> OWN_PATHS_OF_THE_GATEWAY = Set.of("/statistics");

    OpenApiIT(Liftline liftline) {
        super(liftline);
    }

    @Test
    void theGatewaysDescriptionHasEveryOperationOfTheServicesAndNoOther() {
        JsonNode merged = whole();
        Map<String, JsonNode> operations = new HashMap<>();
        for (URI service : services()) {
            operations.putAll(operations(description(service)));
        }

        assertThat(merged.path("openapi").asString()).startsWith("3.1");
        Map<String, JsonNode> told = operations(merged);
        assertThat(told.keySet()).anyMatch(operation -> operation.contains("/statistics"));
        told.keySet()
                .removeIf(operation ->
                        OWN_PATHS_OF_THE_GATEWAY.contains(operation.substring(operation.indexOf(' ') + 1)));
        assertThat(told.keySet()).isEqualTo(operations.keySet());
        assertThat(told).allSatisfy((name, operation) -> assertThat(operation).isEqualTo(operations.get(name)));
    }

    @Test
    void theSchemasAreThoseOfTheServices() {
        JsonNode merged = whole().path("components").path("schemas");

        assertThat(services()).allSatisfy(service -> {
            JsonNode schemas = description(service).path("components").path("schemas");
            assertThat(schemas.size()).isPositive();
            schemas.properties()
                    .forEach(schema -> assertThat(merged.path(schema.getKey()))
                            .as(schema.getKey())
                            .isEqualTo(schema.getValue()));
        });
    }

    @Test
    void everyOperationOfTheContractIsDescribed() {
        assertThat(operations(whole()))
                .containsOnlyKeys(
                        "get /resorts",
                        "get /resorts/{resortID}/seasons",
                        "post /resorts/{resortID}/seasons",
                        "get /resorts/{resortID}/seasons/{seasonID}/day/{dayID}/skiers",
                        "get /resorts/{resortID}/seasons/{seasonID}/days/{dayID}",
                        "get /skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}",
                        "post /skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}",
                        "get /skiers/{skierID}/vertical",
                        "get /skiers/{skierID}/days",
                        "get /skiers/{skierID}/rides",
                        "post /lift-rides",
                        "get /statistics");
    }

    @Test
    void aPageToBrowseItIsServed() {
        Reply page = gateway.get("/swagger-ui/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("swagger-ui");
        assertThat(gateway.get("/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
    }

    /** A service writes its description when it is first asked; until then the gateway answers 503. */
    private JsonNode whole() {
        return await().atMost(60, SECONDS)
                .until(() -> gateway.get("/openapi.json"), reply -> reply.status() == 200)
                .json();
    }

    private List<URI> services() {
        return List.of(liftline.anyReplica(Role.INGEST), liftline.anyReplica(Role.QUERY_MOBILE));
    }

    private static JsonNode description(URI service) {
        Reply reply = new Gateway(service).get("/v3/api-docs");
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }

    private static Map<String, JsonNode> operations(JsonNode description) {
        Map<String, JsonNode> operations = new HashMap<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                operations.put(operation.getKey() + " " + path.getKey(), operation.getValue())));
        return operations;
    }
}
