package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.RideField;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@IngestIntegrationTest
class ApiDocumentIT {

    private static final String ONE = "/skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}";
    private static final String MANY = "/lift-rides";

    private final JsonNode document;

    ApiDocumentIT(@LocalServerPort int port) {
        ScannerClient client = new ScannerClient(port);
        HttpResponse<String> response = client.send(client.to("/v3/api-docs"));
        this.document = ScannerClient.json(response);
    }

    @Test
    void itIsOpenApi31WithExactlyTheTwoOperations() {
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        assertThat(document.get("paths").propertyNames()).containsExactlyInAnyOrder(ONE, MANY);
        assertThat(document.findValuesAsString("operationId"))
                .containsExactlyInAnyOrder("writeNewLiftRide", "writeLiftRides");
        assertThat(document.at("/tags/0/name").asString()).isEqualTo("Lift rides");
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE, MANY})
    void everyAnswerIsDescribed(String path) {
        JsonNode operation = operation(path);
        JsonNode responses = operation.get("responses");

        assertThat(operation.at("/tags/0").asString()).isEqualTo("Lift rides");
        assertThat(responses.propertyNames())
                .containsExactlyInAnyOrder(
                        path.equals(ONE) ? "201" : "200", "400", "413", "415", "429", "503", "default");
        for (String error : List.of("400", "413", "415", "429", "503", "default")) {
            assertThat(responses
                            .get(error)
                            .at("/content/application~1problem+json/schema/$ref")
                            .asString())
                    .isEqualTo("#/components/schemas/Problem");
        }
        for (String again : List.of("429", "503")) {
            assertThat(responses
                            .get(again)
                            .at("/headers/Retry-After/schema/type")
                            .asString())
                    .isEqualTo("integer");
        }
    }

    @Test
    void aRecordedRideHasNoBody() {
        assertThat(operation(ONE).at("/responses/201").has("content")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(RideField.class)
    void everyRangeIsTheOneThatIsEnforced(RideField field) {
        JsonNode schema = document.at("/components/schemas/BatchRide/properties/" + field.jsonName());

        if (field == RideField.SEASON_ID) {
            assertThat(schema.get("type").asString()).isEqualTo("string");
            assertThat(schema.get("pattern").asString()).isEqualTo("^[0-9]{4}$");
        } else {
            assertThat(schema.get("type").asString()).isEqualTo("integer");
            assertThat(schema.get("minimum").intValue()).isEqualTo(field.min());
            assertThat(schema.get("maximum").intValue()).isEqualTo(field.max());
        }
        assertThat(document.at("/components/schemas/BatchRide/required")
                        .valueStream()
                        .map(JsonNode::asString))
                .contains(field.jsonName());
    }

    @Test
    void theSingleRideTakesItsFieldsFromPathHeaderAndBody() {
        JsonNode operation = operation(ONE);

        assertThat(operation.get("parameters").findValuesAsString("name"))
                .containsExactly("resortID", "seasonID", "dayID", "skierID", "X-Scanner-Id");
        assertThat(operation.at("/parameters/4/in").asString()).isEqualTo("header");
        assertThat(operation
                        .at("/requestBody/content/application~1json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/LiftRide");
        assertThat(document.at("/components/schemas/LiftRide/required")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder("time", "liftID");
        assertThat(document.at("/components/schemas/LiftRide/example/time").intValue())
                .isEqualTo(217);
    }

    @Test
    void aBatchIsAnArrayOrLines() {
        JsonNode content = operation(MANY).at("/requestBody/content");

        assertThat(content.propertyNames()).containsExactly("application/json", "application/x-ndjson");
        assertThat(content.at("/application~1json/schema/type").asString()).isEqualTo("array");
        assertThat(content.at("/application~1json/schema/maxItems").intValue()).isEqualTo(1_000);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isObject())
                        .isTrue());
    }

    private JsonNode operation(String path) {
        return document.get("paths").get(path).get("post");
    }
}
