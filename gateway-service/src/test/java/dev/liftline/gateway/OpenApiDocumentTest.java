package dev.liftline.gateway;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.liftline.testkit.api.OpenApiDocument;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.OpenAPIVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Validates {@code docs/contracts/openapi.yaml} and compares it with the gateway's routes. */
class OpenApiDocumentTest {

    private static final String LOCATION = "https://liftline.dev/openapi.json";

    private final OpenApiDocument document = OpenApiDocument.read();

    @Test
    void everyRouteIsDocumentedAndEveryOperationIsARoute() {
        assertThat(document.operations()).isEqualTo(routes(route -> true));
    }

    @Test
    void tagsOperationsByTheirService() {
        assertThat(document.operations("Lift rides")).isEqualTo(routes(route -> route.pool() == PoolName.INGEST));
        assertThat(document.operations("Skiers", "App"))
                .isEqualTo(routes(route -> route.pool() == PoolName.QUERY_MOBILE));
        assertThat(document.operations("Resorts", "Board"))
                .isEqualTo(routes(route -> route.pool() == PoolName.QUERY_WEB));
        assertThat(document.operations("Access")).isEqualTo(routes(route -> route.pool() == PoolName.IDENTITY));
        assertThat(document.operations("Gateway")).isEqualTo(routes(route -> route.pool() == null));
    }

    @Test
    void onlyPublicOperationsNeedNoCredential() {
        assertThat(document.root().path("security").size()).isEqualTo(3);
        document.root()
                .path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    Route route = Objects.requireNonNull(Route.find(method.toUpperCase(Locale.ROOT), path));
                    boolean open = operation.path("security").isArray();
                    assertThat(open).as(route.name()).isEqualTo(route.permission() == Permission.PUBLIC);
                    if (!open) {
                        List.of("401", "403").forEach(status -> assertProblem(operation, status));
                    }
                }));
    }

    @Test
    void isValidOpenApi31() {
        Vertx vertx = Vertx.vertx();
        try {
            OutputUnit result = OpenAPIVersion.V3_1
                    .getRepository(vertx, "https://liftline.dev/")
                    .compose(schemas -> OpenAPIVersion.V3_1.validateContract(
                            vertx, schemas, new JsonObject(document.root().toString())))
                    .await();
            assertThat(result.getValid()).as(() -> result.toJson().encode()).isTrue();
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void everyExampleMatchesItsSchema() {
        SchemaRegistry schemas = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(),
                builder -> builder.schemas(Map.of(LOCATION, document.root().toString())));
        List<String> checked = new ArrayList<>();
        walk("", document.root(), (pointer, node) -> {
            if (node.path("examples").isArray()) {
                Schema schema = schemas.getSchema(SchemaLocation.of(LOCATION + "#" + pointer));
                node.path("examples")
                        .forEach(example ->
                                assertThat(schema.validate(example)).as(pointer).isEmpty());
                checked.add(pointer);
            }
        });
        assertThat(checked).hasSizeGreaterThan(15).contains("/components/schemas/Problem");
    }

    @Test
    void referencesAndComponentsMatch() {
        SortedSet<String> references = document.root().findValuesAsString("$ref").stream()
                .map(reference -> reference.substring(1))
                .collect(toCollection(TreeSet::new));
        SortedSet<String> components = new TreeSet<>();
        document.root()
                .path("components")
                .forEachEntry((kind, members) ->
                        members.propertyNames().forEach(name -> components.add("/components/" + kind + "/" + name)));
        // Operations name these; they do not refer to them.
        components.removeIf(component -> component.startsWith("/components/securitySchemes/"));

        assertThat(components).isEqualTo(references);
    }

    @Test
    void everyOperationHasAnIdASummaryAndItsErrors() {
        assertThat(operations())
                .extracting(operation -> operation.path("operationId").asString())
                .doesNotHaveDuplicates()
                .contains(
                        "getResorts",
                        "getResortSeasons",
                        "addSeason",
                        "getResortSkiersDay",
                        "writeNewLiftRide",
                        "getSkierDayVertical",
                        "getSkierResortTotals",
                        "getPerformanceStats",
                        "writeLiftRides");
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.path("summary").asString()).isNotBlank();
            assertProblem(operation, "default");
        });
    }

    @ParameterizedTest
    @CsvSource({"Skiers, 200", "App, 200", "Resorts, 200", "Resorts, 201", "Lift rides, 201", "Lift rides, 200"})
    void everyServiceOperationDocumentsItsResponses(String tag, String success) {
        assertThat(operations())
                .filteredOn(operation -> operation.at("/tags/0").asString().equals(tag)
                        && operation.path("responses").has(success))
                .isNotEmpty()
                .allSatisfy(operation -> {
                    JsonNode responses = operation.path("responses");
                    boolean reads = responses.has("304");
                    assertProblem(operation, "503");
                    assertThat(document.at(pointer(responses.path("503")) + "/headers/Retry-After")
                                    .path("required")
                                    .asBoolean())
                            .isTrue();
                    if (reads) {
                        assertThat(responses.at("/200/headers").propertyNames())
                                .containsExactly("ETag", "Cache-Control");
                        assertThat(document.at("/components/responses/NotModified")
                                        .has("content"))
                                .isFalse();
                    } else {
                        assertThat(responses.path("201").has("content")).isFalse();
                        List.of("400", "413", "415").forEach(status -> assertProblem(operation, status));
                    }
                    if (tag.equals("Lift rides")) {
                        assertProblem(operation, "429");
                    } else if (tag.equals("App")) {
                        assertProblem(operation, "400");
                        assertThat(responses.has("404")).isFalse();
                    } else if (operation.path("parameters").size() > 0) {
                        List.of("400", "404").forEach(status -> assertProblem(operation, status));
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "ResortIdInPath, 1, 2147483647",
        "SkierIdInPath, 1, 2147483647",
        "DayIdInPath, 1, 366",
        "ResortInQuery, 1, 2147483647",
        "DayInQuery, 1, 366",
        "Limit, 1, 1000"
    })
    void parametersHaveTheirRange(String name, int min, int max) {
        JsonNode schema = document.at("/components/parameters/" + name + "/schema");

        assertThat(schema.path("type").asString()).isEqualTo("integer");
        assertThat(schema.path("minimum").intValue()).isEqualTo(min);
        assertThat(schema.path("maximum").intValue()).isEqualTo(max);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Problem | type title status detail message errors",
                "BatchResponse | accepted rejected unavailable results",
                "ResortSkiers | time numSkiers",
                "SkierSeason | skierID seasonID daysSkied rides totalVert days next",
                "SkierRides | skierID resortID resortName seasonID dayID totalVert rides next",
                "ResortDay | resortID resortName seasonID dayID skiers rides liftHours topSkiers"
            })
    void schemasNameTheFieldsOfTheApi(String name, String fields) {
        assertThat(document.at("/components/schemas/" + name + "/properties").propertyNames())
                .containsExactly(fields.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"SkierSeason", "SkierRides"})
    void nextIsNullOnTheLastPage(String page) {
        assertThat(document.at("/components/schemas/" + page + "/properties/next/type")
                        .valueStream())
                .extracting(JsonNode::asString)
                .containsExactly("string", "null");
    }

    private static SortedSet<String> routes(Predicate<Route> wanted) {
        return Arrays.stream(Route.values())
                .filter(wanted)
                .map(route -> route.method() + " " + route.template())
                .collect(toCollection(TreeSet::new));
    }

    private List<JsonNode> operations() {
        return document.root()
                .path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .toList();
    }

    private void assertProblem(JsonNode operation, String status) {
        assertThat(document.at(pointer(operation.path("responses").path(status)))
                        .at("/content/application~1problem+json/schema/$ref")
                        .asString())
                .as(() -> status + " of " + operation.path("operationId"))
                .isEqualTo("#/components/schemas/Problem");
    }

    private static String pointer(JsonNode reference) {
        return reference.path("$ref").asString("#/none").substring(1);
    }

    private static void walk(String pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(pointer, node);
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(pointer + "/" + i, node.path(i), visitor);
            }
        }
        node.properties()
                .forEach(entry -> walk(
                        pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"),
                        entry.getValue(),
                        visitor));
    }
}
