package dev.liftline.e2e.fuzz;

/**
 * A case that breaks a property, as small as it could be made.
 *
 * @param kind what is the same for findings of one cause
 * @param chunk which part of the run found it
 * @param request the smallest request, as {@code printf} takes it
 * @param violation what was wrong with the answer to it
 */
public record Finding(String property, String kind, long chunk, String request, String violation) {

    @Override
    public String toString() {
        return "%s%n  printf '%s'%n  %s".formatted(kind, request, violation);
    }
}
