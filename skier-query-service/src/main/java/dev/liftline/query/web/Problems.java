package dev.liftline.query.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.liftline.model.FieldError;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** The problem documents (RFC 9457) of this service, with the extensions {@code message} and {@code errors}. */
final class Problems {

    /** Value of {@code Retry-After} in a 503. */
    static final String RETRY_AFTER_SECONDS = "1";

    private static final URI ABOUT_BLANK = URI.create("about:blank");
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addMixIn(ProblemDetail.class, FieldOrder.class).build();

    private Problems() {}

    @JsonPropertyOrder({"type", "title", "status", "detail"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    interface FieldOrder {
        @JsonAnyGetter
        @Nullable
        Map<String, Object> getProperties();
    }

    /** @param detail one sentence; {@code message} repeats it for clients of the SkiDataAPI */
    static ProblemDetail of(HttpStatusCode status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(ABOUT_BLANK);
        if (HttpStatus.resolve(status.value()) == null) {
            problem.setTitle("Error");
        }
        problem.setProperty("message", detail);
        return problem;
    }

    /** @param errors the invalid fields, at least one */
    static ProblemDetail of(HttpStatusCode status, String detail, List<FieldError> errors) {
        ProblemDetail problem = of(status, detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** A problem of which only the status is known. */
    static ProblemDetail of(HttpStatusCode status) {
        return of(status, status.is4xxClientError() ? "The request is malformed." : "Internal error.");
    }

    /** The document in UTF-8. */
    static byte[] json(ProblemDetail problem) {
        return MAPPER.writeValueAsBytes(problem);
    }
}
