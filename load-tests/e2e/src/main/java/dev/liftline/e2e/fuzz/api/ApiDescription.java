package dev.liftline.e2e.fuzz.api;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 document that the gateway serves: the source of requests and of the checks of responses. */
public final class ApiDescription {

    /** Header parameters that the generated methods of the SkiDataAPI must not have. */
    private static final String HEADERS = "/x-headers";

    /** The schema of the integer that a text must be. */
    private static final String TEXT_OF = "/x-text-of";

    private static final String LOCATION = "https://liftline.dev/openapi.json";

    private final JsonNode document;
    private final SchemaRegistry registry;

    private ApiDescription(String json) {
        JsonNode root = JsonMapper.shared().readTree(json);
        this.document = resolved(root, root);
        this.registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(LOCATION, document.toString())));
    }

    /** A copy with every reference replaced by its target. No schema of this API contains itself. */
    private static JsonNode resolved(JsonNode root, JsonNode node) {
        return switch (node) {
            case ObjectNode reference
            when reference.has("$ref") ->
                resolved(root, root.at(reference.path("$ref").asString().substring(1)));
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(entry -> copy.set(entry.getKey(), resolved(root, entry.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(resolved(root, item)));
                yield copy;
            }
            default -> node;
        };
    }

    /** Its operations in the order of the document, except those that respond with something other than JSON that has a schema. */
    public static List<Operation> operations(String json) {
        ApiDescription description = new ApiDescription(json);
        List<Operation> operations = new ArrayList<>();
        description
                .document
                .path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (hasJsonResponses(operation)) {
                        operations.add(description.operation(path, method));
                    }
                }));
        return operations;
    }

    private static boolean hasJsonResponses(JsonNode operation) {
        return operation.path("responses").propertyStream().anyMatch(response -> {
            JsonNode content = response.getValue().path("content");
            return response.getKey().startsWith("2")
                    && (content.isMissingNode()
                            || content.path("application/json").has("schema"));
        });
    }

    private Operation operation(String path, String method) {
        String pointer = "/paths/" + escaped(path) + "/" + method;
        JsonNode operation = document.at(pointer);
        List<Parameter> parameters = new ArrayList<>();
        for (String list : List.of("/parameters", HEADERS)) {
            for (int i = 0; i < document.at(pointer + list).size(); i++) {
                parameters.add(parameter(pointer + list + "/" + i));
            }
        }
        Map<String, Operation.Response> responses = new LinkedHashMap<>();
        operation.path("responses").properties().forEach(response -> {
            List<String> required = response.getValue()
                    .path("headers")
                    .propertyStream()
                    .filter(header -> header.getValue().path("required").asBoolean(false))
                    .map(Map.Entry::getKey)
                    .toList();
            responses.put(
                    response.getKey(),
                    new Operation.Response(required, content(pointer + "/responses/" + response.getKey())));
        });
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                List.copyOf(parameters),
                content(pointer + "/requestBody"),
                responses);
    }

    private Parameter parameter(String pointer) {
        JsonNode parameter = document.at(pointer);
        boolean repeatable = parameter.path("schema").path("type").asString().equals("array");
        String schema = pointer + "/schema" + (repeatable ? "/items" : "");
        return new Parameter(
                parameter.path("name").asString(),
                parameter.path("in").asString(),
                parameter.path("required").asBoolean(false),
                schema(document.at(schema + TEXT_OF).isMissingNode() ? schema : schema + TEXT_OF),
                repeatable);
    }

    private Map<String, SchemaCheck> content(String pointer) {
        Map<String, SchemaCheck> content = new LinkedHashMap<>();
        document.at(pointer)
                .path("content")
                .properties()
                .forEach(media -> content.put(
                        media.getKey(), schema(pointer + "/content/" + escaped(media.getKey()) + "/schema")));
        return content;
    }

    private SchemaCheck schema(String pointer) {
        return new SchemaCheck(registry.getSchema(SchemaLocation.of(LOCATION + "#" + pointer)), document.at(pointer));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
