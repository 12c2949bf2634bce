package dev.liftline.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.web.response.Page;
import dev.liftline.testkit.api.MappedOperations;
import dev.liftline.testkit.api.OpenApiDocument;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Compares the service with {@code docs/contracts/openapi.yaml}. */
class OpenApiDocumentTest {

    private final OpenApiDocument document = OpenApiDocument.read();

    @Test
    void controllersMapTheDocumentedOperations() {
        assertThat(MappedOperations.in("dev.liftline.query"))
                .isEqualTo(document.operations("Skiers", "Resorts", "App", "Board"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            getResorts           | get  | /resorts                        | ''
            getResortSeasons     | get  | /resorts/{resortID}/seasons     | resortID:integer
            addSeason            | post | /resorts/{resortID}/seasons     | resortID:integer
            getResortSkiersDay   | get  | /resorts/{resortID}/seasons/{seasonID}/day/{dayID}/skiers               | resortID:integer seasonID:integer dayID:integer
            writeNewLiftRide     | post | /skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}     | resortID:integer seasonID:string dayID:string skierID:integer
            getSkierDayVertical  | get  | /skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}     | resortID:integer seasonID:string dayID:string skierID:integer
            getSkierResortTotals | get  | /skiers/{skierID}/vertical      | skierID:integer resort:string[] season:string[]
            getPerformanceStats  | get  | /statistics                     | ''
            """)
    void operationsOfTheSkiDataApiHaveItsIdsAndTypes(String id, String method, String path, String parameters) {
        JsonNode operation = document.root().path("paths").path(path).path(method);

        assertThat(operation.path("operationId").asString()).isEqualTo(id);
        assertThat(operation.path("parameters").valueStream().map(this::typed).collect(Collectors.joining(" ")))
                .isEqualTo(parameters);
    }

    private String typed(JsonNode reference) {
        JsonNode parameter = resolved(reference);
        JsonNode schema = resolved(parameter.path("schema"));
        String type = schema.path("type").asString();
        return parameter.path("name").asString() + ":"
                + (type.equals("array")
                        ? resolved(schema.path("items")).path("type").asString() + "[]"
                        : type);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? document.root().at(node.path("$ref").asString().substring(1))
                : node;
    }

    @Test
    void documentsTheEnforcedPageLimits() {
        JsonNode limit = document.at("/components/parameters/Limit/schema");

        assertThat(limit.path("maximum").intValue()).isEqualTo(Page.MAX_LIMIT);
        assertThat(limit.path("default").intValue()).isEqualTo(Page.DEFAULT_LIMIT);
    }
}
