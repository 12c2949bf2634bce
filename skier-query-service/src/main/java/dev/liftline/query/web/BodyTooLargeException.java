package dev.liftline.query.web;

/** The body is over its limit: 413. */
final class BodyTooLargeException extends RuntimeException {

    BodyTooLargeException(int maxBytes) {
        super("The body is over " + maxBytes + " bytes.");
    }
}
