package dev.liftline.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's description is complete: whatever is mapped is described, and whatever is described is mapped. */
@QueryServiceTest
class OpenApiIT {

    private final JsonNode api;
    private final RequestMappingHandlerMapping mappings;

    OpenApiIT(Client client, RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.api = JsonMapper.shared().readTree(client.get("/v3/api-docs").body());
        this.mappings = requestMappingHandlerMapping;
    }

    @Test
    void everyMappedOperationIsDescribedAndNoOther() {
        List<String> mapped = new ArrayList<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackage().equals(OpenApiIT.class.getPackage())
                    && !handler.getBeanType().equals(ProblemErrorController.class)) {
                for (String path : mapping.getPatternValues()) {
                    mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> mapped.add(method.name() + " " + path));
                }
            }
        });
        List<String> described = new ArrayList<>();
        api.get("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry(
                        (method, operation) -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        assertThat(described).containsExactlyInAnyOrderElementsOf(mapped).hasSize(9);
        assertThat(api.get("openapi").stringValue()).startsWith("3.1");
    }

    @Test
    void everyOperationTellsItsAnswersAndItsErrors() {
        operations().forEach(operation -> {
            JsonNode responses = operation.get("responses");
            assertThat(operation.get("summary").stringValue()).isNotBlank();
            assertThat(responses.at("/503/headers/Retry-After").isMissingNode()).isFalse();
            assertThat(responses
                            .at("/503/content/application~1problem+json/schema/$ref")
                            .stringValue())
                    .isEqualTo("#/components/schemas/Problem");
            if (responses.has("200")) {
                assertThat(responses.at("/200/content/application~1json/schema").isObject())
                        .isTrue();
                assertThat(responses.at("/200/headers/ETag").isObject()).isTrue();
                assertThat(responses.get("304").has("content")).isFalse();
            } else {
                assertThat(responses.get("201").has("content")).isFalse();
                assertThat(responses.has("413") && responses.has("415")).isTrue();
                assertThat(operation
                                .at("/requestBody/content/application~1json/schema")
                                .isObject())
                        .isTrue();
            }
            assertThat(responses
                            .at("/default/content/application~1problem+json")
                            .isObject())
                    .as("what the gateway refuses at any operation")
                    .isTrue();
            if (operation.has("parameters")
                    && !operation.get("operationId").stringValue().equals("getResorts")) {
                assertThat(responses.has("400") && responses.has("404")).isTrue();
            }
        });
    }

    @Test
    void everyParameterTellsItsRange() {
        List<String> names = new ArrayList<>();
        operations()
                .forEach(operation -> operation.path("parameters").forEach(parameter -> {
                    String name = parameter.get("name").stringValue();
                    JsonNode schema = parameter.get("schema");
                    JsonNode one = schema.has("items") ? schema.get("items") : schema;
                    names.add(name);
                    assertThat(parameter.get("description").stringValue()).isNotBlank();
                    switch (name) {
                        case "resortID", "skierID", "resort" -> assertRange(one, 1, Integer.MAX_VALUE);
                        case "dayID", "day" -> assertRange(one, 1, 366);
                        case "limit" -> assertRange(one, 1, 1_000);
                        case "seasonID", "season" ->
                            assertThat(one.get("pattern").stringValue()).isEqualTo("^[0-9]{4}$");
                        default -> assertThat(one.get("type").stringValue()).isEqualTo("string");
                    }
                }));
        assertThat(names)
                .contains("resortID", "skierID", "dayID", "seasonID", "resort", "season", "day", "limit", "cursor");
        assertThat(parameter("getSkierVertical", "resort").at("/schema/type").stringValue())
                .isEqualTo("array");
        assertThat(parameter("getSkierVertical", "resort").get("required").booleanValue())
                .isTrue();
        assertThat(parameter("getSkierVertical", "season").path("required").booleanValue(false))
                .isFalse();
        assertThat(parameter("getSkierRides", "day").get("required").booleanValue())
                .isTrue();
    }

    @Test
    void schemasNameTheFieldsOfTheWire() {
        JsonNode schemas = api.at("/components/schemas");
        assertThat(properties(schemas.get("Problem")))
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "message", "errors");
        assertThat(properties(schemas.get("ResortSkiers"))).containsExactlyInAnyOrder("time", "numSkiers");
        assertThat(properties(schemas.get("SkierSeason")))
                .containsExactlyInAnyOrder("skierID", "seasonID", "daysSkied", "rides", "totalVert", "days", "next");
        assertThat(properties(schemas.get("SkierDay")))
                .containsExactlyInAnyOrder(
                        "skierID", "resortID", "resortName", "seasonID", "dayID", "totalVert", "rides", "next");
        assertThat(properties(schemas.get("ResortDay")))
                .containsExactlyInAnyOrder(
                        "resortID", "resortName", "seasonID", "dayID", "skiers", "rides", "liftHours", "topSkiers");
        assertThat(List.of("SkierSeason", "SkierDay"))
                .allSatisfy(page -> assertThat(
                                schemas.at("/" + page + "/properties/next/type").valueStream())
                        .extracting(JsonNode::stringValue)
                        .as("null on the last page")
                        .containsExactlyInAnyOrder("string", "null"));
        schemas.forEachEntry(
                (name, schema) -> assertThat(schema.has("required")).as(name).isTrue());
    }

    private List<JsonNode> operations() {
        List<JsonNode> operations = new ArrayList<>();
        api.get("paths").forEach(path -> path.forEach(operations::add));
        return operations;
    }

    private JsonNode parameter(String operationId, String name) {
        return operations().stream()
                .filter(operation -> operation.get("operationId").stringValue().equals(operationId))
                .flatMap(operation -> operation.get("parameters").valueStream())
                .filter(parameter -> parameter.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertRange(JsonNode schema, int min, int max) {
        assertThat(schema.get("type").stringValue()).isEqualTo("integer");
        assertThat(schema.get("minimum").intValue()).isEqualTo(min);
        assertThat(schema.get("maximum").intValue()).isEqualTo(max);
    }

    private static List<String> properties(JsonNode schema) {
        return List.copyOf(Objects.requireNonNull(schema).get("properties").propertyNames());
    }
}
