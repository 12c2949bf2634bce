package dev.liftline.e2e.fuzz.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A parameter of an operation.
 *
 * @param in path, query or header
 * @param schema that of one value, where several may stand
 * @param repeatable whether several may stand
 */
public record Parameter(String name, String in, boolean required, SchemaCheck schema, boolean repeatable) {

    private static final String PLAIN_INTEGER = "0|[1-9][0-9]*";

    /** Whether the schema allows any text, so that only the service knows which values are valid. */
    public boolean isOpaque() {
        return schema.node().path("type").asString().equals("string")
                && !schema.node().has("pattern");
    }

    /** Whether the text is a value that the schema allows; an integer is written in plain digits. */
    public boolean allows(String text) {
        if (!schema.node().path("type").asString().equals("integer")) {
            return schema.allows(JsonNodeFactory.instance.stringNode(text));
        }
        if (!text.matches(PLAIN_INTEGER)) {
            return false;
        }
        JsonNode number = JsonNodeFactory.instance.numberNode(new java.math.BigInteger(text));
        return schema.allows(number);
    }
}
