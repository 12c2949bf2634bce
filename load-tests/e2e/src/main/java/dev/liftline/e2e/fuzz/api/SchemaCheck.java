package dev.liftline.e2e.fuzz.api;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A schema of the OpenAPI document. Thread-safe. */
public final class SchemaCheck {

    private final Schema schema;
    private final JsonNode node;

    SchemaCheck(Schema schema, JsonNode node) {
        this.schema = schema;
        this.node = node;
    }

    public JsonNode node() {
        return node;
    }

    public boolean allows(JsonNode value) {
        return schema.validate(value).isEmpty();
    }

    /** The broken rules, one sentence each. */
    public List<String> violations(JsonNode value) {
        return schema.validate(value).stream().map(Error::toString).toList();
    }

    /**
     * The fields of an object that break a rule. Stricter than JSON Schema in one point, as the contract is: {@code 1.0} is
     * no integer.
     */
    public Set<String> invalidFields(JsonNode object) {
        Set<String> wrong = new TreeSet<>();
        for (Error error : schema.validate(object)) {
            String property = error.getProperty();
            wrong.add(
                    error.getInstanceLocation().getNameCount() > 0
                            ? error.getInstanceLocation().getName(0)
                            : property == null ? "" : property);
        }
        node.path("properties").properties().forEach(field -> {
            JsonNode value = object.path(field.getKey());
            if (field.getValue().path("type").asString().equals("integer")
                    && value.isNumber()
                    && !value.isIntegralNumber()) {
                wrong.add(field.getKey());
            }
        });
        return wrong;
    }
}
