package dev.liftline.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error answer after RFC 9457, with the {@code message} that SkiDataAPI clients read.
 *
 * @param title the status in words
 * @param status the HTTP status, 400 to 599
 * @param detail one sentence for the caller
 * @param errors the fields at fault; left out where none is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String message, List<FieldError> errors) {

    /** The media type of every error answer. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What is wrong with one field; {@code rule} ends a sentence that begins with the field's name. */
    public record FieldError(String field, String rule) {}

    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, detail, List.of());
    }

    /** The same problem with the field at fault. */
    public Problem at(String field, String rule) {
        return new Problem(type, title, status, detail, message, List.of(new FieldError(field, rule)));
    }

    public byte[] toJson() {
        return JSON.writeValueAsBytes(this);
    }
}
