package dev.liftline.query.web;

import dev.liftline.model.FieldError;
import dev.liftline.servicekit.web.Problems;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A request that the client must change. The message is the problem's detail. */
public final class RequestException extends RuntimeException {

    private final ProblemDetail problem;

    private RequestException(ProblemDetail problem) {
        super(problem.getDetail());
        this.problem = problem;
    }

    /** 400 with the invalid fields, of which there is at least one. */
    static RequestException invalid(List<FieldError> errors) {
        String detail = errors.stream().map(FieldError::sentence).collect(Collectors.joining("; ", "", "."));
        return new RequestException(Problems.of(HttpStatus.BAD_REQUEST, detail, List.copyOf(errors)));
    }

    /** 400 for the request as a whole, with the fields that are invalid besides. */
    static RequestException invalid(String detail, List<FieldError> errors) {
        return new RequestException(Problems.of(HttpStatus.BAD_REQUEST, detail, List.copyOf(errors)));
    }

    /** 403. */
    public static RequestException forbidden(String detail) {
        return new RequestException(Problems.of(HttpStatus.FORBIDDEN, detail));
    }

    /** 403 for another resort than the caller's. */
    public static RequestException otherResort(String field, int own) {
        FieldError error = new FieldError(field, "must be %d, as this credential is for that resort".formatted(own));
        return new RequestException(
                Problems.of(HttpStatus.FORBIDDEN, "This credential is for one resort only.", List.of(error)));
    }

    /** 404. */
    public static RequestException notFound(String detail) {
        return new RequestException(Problems.of(HttpStatus.NOT_FOUND, detail));
    }

    ProblemDetail problem() {
        return problem;
    }
}
