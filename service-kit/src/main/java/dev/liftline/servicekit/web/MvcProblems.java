package dev.liftline.servicekit.web;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Problem documents of what Spring MVC rejects itself, in the words of this API. */
public final class MvcProblems {

    /** The detail of a 404 for an unknown path. */
    public static final String NOTHING_HERE = "There is nothing at this path.";

    private MvcProblems() {}

    /** The problem of an exception that Spring MVC threw and gave this status. */
    public static ProblemDetail of(Exception e, HttpStatusCode status) {
        return switch (e) {
            case NoResourceFoundException _ -> Problems.of(status, NOTHING_HERE);
            case NoHandlerFoundException _ -> Problems.of(status, NOTHING_HERE);
            case HttpRequestMethodNotSupportedException unsupported ->
                Problems.of(status, "This path does not offer the method " + unsupported.getMethod() + ".");
            case HttpMediaTypeNotSupportedException unsupported ->
                Problems.of(status, BodyMediaType.sentence(unsupported));
            default -> of(status);
        };
    }

    /** A problem of which only the status is known. */
    public static ProblemDetail of(HttpStatusCode status) {
        return Problems.of(status, status.is4xxClientError() ? "The request is malformed." : "Internal error.");
    }
}
