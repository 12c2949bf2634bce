package dev.liftline.servicekit.web;

import dev.liftline.model.FieldError;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Problem documents (RFC 9457) and their responses. {@code message} repeats {@code detail} for clients of the SkiDataAPI;
 * {@code errors} lists the fields that break their rules. Thread-safe.
 */
public final class Problems {

    private static final URI BLANK = URI.create("about:blank");

    // Written here and not by Spring, which would add the request's path as instance.
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    private Problems() {}

    /** @param detail one sentence or more for the client */
    public static ProblemDetail of(HttpStatusCode status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(BLANK);
        HttpStatus known = HttpStatus.resolve(status.value());
        problem.setTitle(known == null ? "Error" : known.getReasonPhrase());
        problem.setProperty("message", detail);
        return problem;
    }

    /** @param errors not written if empty */
    public static ProblemDetail of(HttpStatusCode status, String detail, List<FieldError> errors) {
        ProblemDetail problem = of(status, detail);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    /** The response without further headers. */
    public static ResponseEntity<Object> response(ProblemDetail problem) {
        return response(problem, HttpHeaders.EMPTY);
    }

    /** The response with {@code headers}. */
    public static ResponseEntity<Object> response(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(json(problem));
    }

    /** The response with {@code Retry-After} in whole seconds, at least 1. */
    public static ResponseEntity<Object> response(ProblemDetail problem, Duration retryAfter) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
        return response(problem, headers);
    }

    /** Responds with the document, outside of Spring MVC. */
    public static void write(ProblemDetail problem, HttpServletResponse response) throws IOException {
        write(problem.getStatus(), json(problem), response);
    }

    /** Responds with a document in UTF-8, outside of Spring MVC. */
    static void write(int status, byte[] json, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    /** The document in UTF-8. */
    static byte[] json(ProblemDetail problem) {
        return JSON.writeValueAsBytes(problem);
    }
}
