package dev.liftline.query.web;

/**
 * An invalid field of a request.
 *
 * @param field the name that clients use
 * @param rule what it must satisfy: the end of a sentence that begins with the name
 */
record FieldError(String field, String rule) {}
