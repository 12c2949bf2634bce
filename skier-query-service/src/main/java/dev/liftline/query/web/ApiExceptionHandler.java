package dev.liftline.query.web;

import dev.liftline.query.Json;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever goes wrong into a {@link Problem}. What went wrong inside is logged, never told. */
@RestControllerAdvice
class ApiExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiExceptionHandler.class);

    private static final String RETRY_AFTER_SECONDS = "1";
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final AtomicLong lastWarning = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidRequestException e) {
        return answer(Problem.of(HttpStatus.BAD_REQUEST, sentence(e), e.errors()), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> notFound(NotFoundException e) {
        return answer(Problem.of(HttpStatus.NOT_FOUND, sentence(e)), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyTooLargeException e) {
        return answer(Problem.of(HttpStatus.CONTENT_TOO_LARGE, sentence(e)), new HttpHeaders());
    }

    /** The query string is not properly encoded. */
    @ExceptionHandler
    ResponseEntity<Object> malformedQuery(InvalidParameterException e) {
        return answer(Problem.of(HttpStatus.BAD_REQUEST, "The query is malformed."), new HttpHeaders());
    }

    /** PostgreSQL does not answer, or no connection came free in time. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> unavailable(RuntimeException e) {
        warnNowAndThen(e);
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return answer(
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer; try again shortly."),
                headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e) {
        log.error("A request failed unexpectedly", e);
        return answer(
                Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, Problem.generalDetail(HttpStatus.INTERNAL_SERVER_ERROR)),
                new HttpHeaders());
    }

    /** What Spring MVC itself refuses, with the headers it sets, {@code Allow} among them. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Problem.of(status, detail(e, status)), headers);
    }

    /** An outage is news once; the metrics count what it costs. */
    private void warnNowAndThen(Exception e) {
        long now = System.nanoTime();
        long last = lastWarning.get();
        if (now - last >= QUIET_NANOS && lastWarning.compareAndSet(last, now)) {
            log.warn("PostgreSQL does not answer reads: {}", e.getMessage());
        }
    }

    private static String detail(Exception e, HttpStatusCode status) {
        return switch (e) {
            case NoResourceFoundException unknown -> "There is nothing at this path.";
            case NoHandlerFoundException unknown -> "There is nothing at this path.";
            case HttpRequestMethodNotSupportedException refused ->
                "This path does not offer the method " + refused.getMethod() + ".";
            case HttpMediaTypeNotSupportedException refused -> "The content type must be application/json.";
            default -> Problem.generalDetail(status);
        };
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(Json.write(problem), all, HttpStatusCode.valueOf(problem.status()));
    }

    private static String sentence(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
