package dev.liftline.servicekit.web;

import dev.liftline.model.FieldError;
import java.util.List;

/** A body exceeds a limit. Carries one sentence for the client. */
public final class BodyTooLargeException extends RuntimeException {

    private final String sentence;
    private final transient List<FieldError> errors;

    /** @param errors the fields that exceed the limit; empty if the body as a whole does */
    public BodyTooLargeException(String sentence, List<FieldError> errors) {
        // No stack trace: clients cause it, and its text becomes the response.
        super(sentence, null, false, false);
        this.sentence = sentence;
        this.errors = List.copyOf(errors);
    }

    /** The reason in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** The fields that exceed the limit. */
    public List<FieldError> errors() {
        return errors;
    }
}
