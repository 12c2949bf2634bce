package dev.liftline.query.web;

import java.util.List;
import java.util.stream.Collectors;

/** The client's request is wrong: 400 with every field that is. */
final class InvalidRequestException extends RuntimeException {

    private final transient List<FieldError> errors;

    /** @param errors at least one */
    InvalidRequestException(List<FieldError> errors) {
        super(errors.stream()
                .map(error -> error.field() + " " + error.rule())
                .collect(Collectors.joining("; ", "", ".")));
        this.errors = List.copyOf(errors);
    }

    /** @param detail one sentence about the request as a whole */
    InvalidRequestException(String detail) {
        super(detail);
        this.errors = List.of();
    }

    List<FieldError> errors() {
        return errors;
    }
}
