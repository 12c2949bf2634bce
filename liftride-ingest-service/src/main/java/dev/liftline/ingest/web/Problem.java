package dev.liftline.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.liftline.model.FieldError;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error answer (RFC 9457). {@code message} repeats {@code detail} for clients of the SkiDataAPI, which know no other.
 *
 * @param status the HTTP status
 * @param detail one sentence
 * @param errors the fields that failed; not written when there are none
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "message", "errors"})
record Problem(
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    private static final JsonMapper JSON = new JsonMapper();

    static Problem of(HttpStatusCode status, String detail) {
        return new Problem(status.value(), detail, List.of());
    }

    // Called by Jackson.
    public String getType() {
        return "about:blank";
    }

    public String getTitle() {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    public String getMessage() {
        return detail;
    }

    /** The body, for what answers before Spring does. */
    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    ResponseEntity<Object> answer() {
        return answer(HttpHeaders.EMPTY);
    }

    ResponseEntity<Object> answer(HttpHeaders headers) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }

    /** An answer that says when to try again, in whole seconds. */
    ResponseEntity<Object> answerRetryAfter(Duration wait) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        return answer(headers);
    }
}
