package dev.liftline.query.web;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A field of a request that breaks its rule.
 *
 * @param field as the client named it
 * @param rule what it must satisfy, the end of a sentence that begins with the field's name
 */
@Schema(description = "A field that failed")
record FieldError(
        @Schema(description = "The field's name") String field,
        @Schema(description = "What it must satisfy") String rule) {}
