package dev.liftline.query.web;

import dev.liftline.query.board.TooManyQueriesException;
import dev.liftline.servicekit.web.BodyTooLargeException;
import dev.liftline.servicekit.web.MvcProblems;
import dev.liftline.servicekit.web.Problems;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every exception into a problem document. Internal causes are logged, not sent. */
@RestControllerAdvice
class ApiExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiExceptionHandler.class);

    private static final long WARNING_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final AtomicLong lastWarning = new AtomicLong(System.nanoTime() - WARNING_INTERVAL_NANOS);

    @ExceptionHandler
    ResponseEntity<Object> rejected(RequestException e) {
        return Problems.response(e.problem());
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyTooLargeException e) {
        return Problems.response(Problems.of(HttpStatus.CONTENT_TOO_LARGE, e.sentence(), e.errors()));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooMany(TooManyQueriesException e) {
        return Problems.response(
                Problems.of(HttpStatus.TOO_MANY_REQUESTS, String.valueOf(e.getMessage())), Duration.ofSeconds(1));
    }

    /** PostgreSQL does not respond, or no connection became free in time. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> unavailable(RuntimeException e) {
        warn(e);
        return Problems.response(
                Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "The database does not respond; try again shortly."),
                Duration.ofSeconds(1));
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e) {
        log.error("A request failed unexpectedly", e);
        return Problems.response(MvcProblems.of(HttpStatus.INTERNAL_SERVER_ERROR));
    }

    /** What Spring MVC rejects itself, with the headers that it sets, {@code Allow} among them. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return Problems.response(MvcProblems.of(e, status), headers);
    }

    /** At most one warning per interval: the metrics count the failed loads. */
    private void warn(Exception e) {
        long now = System.nanoTime();
        long last = lastWarning.get();
        if (now - last >= WARNING_INTERVAL_NANOS && lastWarning.compareAndSet(last, now)) {
            log.warn("PostgreSQL is unavailable for reads: {}", e.getMessage());
        }
    }
}
