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

/** The OpenAPI 3.1 document that the gateway serves, ready to generate from and to judge by. */
public final class ApiDescription {

    private static final String LOCATION = "https://liftline.dev/openapi.json";

    private final JsonNode document;
    private final SchemaRegistry registry;

    private ApiDescription(String json) {
        this.document = JsonMapper.shared().readTree(json);
        this.registry =
                SchemaRegistry.withDialect(Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(LOCATION, json)));
    }

    /** Its operations in the order of the document. */
    public static List<Operation> operations(String json) {
        ApiDescription description = new ApiDescription(json);
        List<Operation> operations = new ArrayList<>();
        description
                .document
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(
                                operation -> operations.add(description.operation(path.getKey(), operation.getKey()))));
        return operations;
    }

    private Operation operation(String path, String method) {
        String pointer = "/paths/" + escaped(path) + "/" + method;
        JsonNode operation = document.at(pointer);
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < operation.path("parameters").size(); i++) {
            parameters.add(parameter(pointer + "/parameters/" + i));
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
        return new Parameter(
                parameter.path("name").asString(),
                parameter.path("in").asString(),
                parameter.path("required").asBoolean(false),
                schema(pointer + "/schema" + (repeatable ? "/items" : "")),
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
        JsonNode node = document.at(pointer);
        String target = node.has("$ref") ? node.path("$ref").asString().substring(1) : pointer;
        return new SchemaCheck(registry.getSchema(SchemaLocation.of(LOCATION + "#" + pointer)), document.at(target));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
