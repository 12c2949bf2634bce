package dev.liftline.query.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * An error as clients see it (RFC 9457), with SkiDataAPI's {@code message}.
 *
 * <p>NB: described in OpenAPI in the words of the ingest service, so that the gateway's merged document needs one schema.
 *
 * @param detail one sentence
 * @param message the same sentence
 * @param errors the wrong fields; left out where there is none
 */
@Schema(description = "An error (RFC 9457)")
record Problem(
        @Schema(description = "about:blank", format = "uri-reference")
        String type,

        @Schema(description = "The status in words") String title,
        @Schema(description = "The HTTP status") int status,
        @Schema(description = "What is wrong, one sentence") String detail,
        @Schema(description = "Equal to detail") String message,

        @ArraySchema(arraySchema = @Schema(description = "The fields that failed"))
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<FieldError> errors) {

    static Problem of(HttpStatusCode status, String detail) {
        return of(status, detail, List.of());
    }

    static Problem of(HttpStatusCode status, String detail, List<FieldError> errors) {
        HttpStatus known = HttpStatus.resolve(status.value());
        String title = known == null ? "Error" : known.getReasonPhrase();
        return new Problem("about:blank", title, status.value(), detail, detail, errors);
    }

    /** What can be said of an error of which nothing but the status is known. */
    static String generalDetail(HttpStatusCode status) {
        return status.is4xxClientError() ? "The request is malformed." : "Something went wrong on our side.";
    }
}
