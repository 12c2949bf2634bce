package dev.liftline.ingest.web;

import dev.liftline.model.json.UnreadableBodyException;
import dev.liftline.servicekit.web.BodyMediaType;
import dev.liftline.servicekit.web.BodyTooLargeException;
import dev.liftline.servicekit.web.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every exception of a request into a problem document; stack traces stay in the log. */
@RestControllerAdvice
final class ApiExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiExceptionHandler.class);

    @ExceptionHandler
    ResponseEntity<Object> unreadable(UnreadableBodyException e) {
        return Problems.response(Problems.of(HttpStatus.BAD_REQUEST, e.sentence()));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyTooLargeException e) {
        return Problems.response(Problems.of(HttpStatus.CONTENT_TOO_LARGE, e.sentence(), e.errors()));
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e) {
        log.error("A request failed unexpectedly", e);
        return Problems.response(Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR, "The service failed; send it again: a ride counts once."));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return Problems.response(Problems.of(status, BodyMediaType.sentence(e)), headers);
    }

    @Override
    protected ResponseEntity<Object> handleNoHandlerFoundException(
            NoHandlerFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return Problems.response(Problems.of(status, "Nothing is offered at this path."), headers);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = e instanceof ErrorResponse response ? response.getBody().getDetail() : null;
        return Problems.response(
                Problems.of(status, detail == null ? "The request cannot be served." : detail), headers);
    }
}
