package dev.liftline.query.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * An error as clients see it (RFC 9457), with SkiDataAPI's {@code message}.
 *
 * @param detail one sentence
 * @param message the same sentence
 * @param errors the wrong fields; left out where there is none
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

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
