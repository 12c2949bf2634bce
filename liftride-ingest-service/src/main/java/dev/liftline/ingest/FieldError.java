package dev.liftline.ingest;

/**
 * What is wrong with one field of a submission.
 *
 * @param field the field as the client names it
 * @param rule what it must satisfy, as the end of a sentence that begins with the field's name
 */
public record FieldError(String field, String rule) {

    /** Both as one clause, for example {@code liftID is required}. */
    public String sentence() {
        return field + " " + rule;
    }
}
