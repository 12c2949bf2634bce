package dev.liftline.query.web;

/** There is nothing to tell of: 404. */
final class NotFoundException extends RuntimeException {

    /** @param detail one sentence */
    NotFoundException(String detail) {
        super(detail);
    }
}
