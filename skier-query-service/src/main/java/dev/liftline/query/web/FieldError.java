package dev.liftline.query.web;

/**
 * A field of a request that breaks its rule.
 *
 * @param field as the client named it
 * @param rule what it must satisfy, the end of a sentence that begins with the field's name
 */
record FieldError(String field, String rule) {}
