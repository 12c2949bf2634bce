package dev.liftline.model;

/**
 * A field of a request that breaks its rule.
 *
 * @param field the field as the client names it
 * @param rule the rule, as the end of a sentence that begins with the field's name
 */
public record FieldError(String field, String rule) {

    /** Field and rule as one clause, for example {@code liftID is required}. */
    public String sentence() {
        return field + " " + rule;
    }
}
