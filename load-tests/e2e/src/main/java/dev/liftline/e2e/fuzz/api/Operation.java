package dev.liftline.e2e.fuzz.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the OpenAPI document.
 *
 * @param method upper case
 * @param template the path with its parameters in braces
 * @param bodies the schema of the body by media type; empty where none is taken
 * @param responses by status, {@code default} among them
 */
public record Operation(
        String method,
        String template,
        List<Parameter> parameters,
        Map<String, SchemaCheck> bodies,
        Map<String, Response> responses) {

    /**
     * A described response.
     *
     * @param headers names of those that must be there
     * @param content schemas by media type; empty where the body is
     */
    public record Response(List<String> headers, Map<String, SchemaCheck> content) {}

    public String name() {
        return method + " " + template;
    }

    public boolean writes() {
        return method.equals("POST");
    }

    public List<Parameter> parameters(String in) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(in))
                .toList();
    }

    public boolean describes(int status) {
        return responses.containsKey(Integer.toString(status));
    }

    /** The response described for the status, else {@code default}, else null. */
    public @Nullable Response response(int status) {
        Response exact = responses.get(Integer.toString(status));
        return exact == null ? responses.get("default") : exact;
    }
}
