package dev.liftline.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem document (RFC 9457) with the {@code message} that SkiDataAPI clients read.
 *
 * @param title the status in words
 * @param status the HTTP status, 400 to 599
 * @param detail one sentence for the caller
 * @param errors the wrong fields; omitted if there are none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String message, List<FieldError> errors) {

    /** The media type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A wrong field; {@code rule} completes a sentence that begins with its name. */
    public record FieldError(String field, String rule) {}

    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, detail, List.of());
    }

    /** There is nothing at the path. */
    public static Problem notFound() {
        return of(404, "Not Found", "There is nothing at this path; /openapi.json lists what there is.");
    }

    /** The same problem with a wrong field. */
    public Problem withField(String field, String rule) {
        return new Problem(type, title, status, detail, message, List.of(new FieldError(field, rule)));
    }

    public byte[] toJson() {
        return JSON.writeValueAsBytes(this);
    }
}
