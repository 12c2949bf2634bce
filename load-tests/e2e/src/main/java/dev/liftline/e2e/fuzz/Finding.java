package dev.liftline.e2e.fuzz;

/**
 * The smallest case found that violates a property.
 *
 * @param kind equal for findings with the same cause
 * @param chunk number of the part of the run that found it
 * @param request the request in the format of {@code printf}
 * @param violation the broken rule and the response
 */
public record Finding(String property, String kind, long chunk, String request, String violation) {

    @Override
    public String toString() {
        return "%s%n  printf '%s'%n  %s".formatted(kind, request, violation);
    }
}
