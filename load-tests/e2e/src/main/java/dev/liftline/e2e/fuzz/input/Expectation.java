package dev.liftline.e2e.fuzz.input;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The expected response to a request. 429 and 503 are always allowed.
 *
 * @param statuses allowed statuses
 * @param invalidFields that a 400 must name
 * @param exactly whether it must name no others; false if the request also has a fault that belongs to no field
 * @param rides that are durable when the response is a success: one for a single ride, one for each item of a batch, empty for an
 *     item that must be rejected
 * @param invalidFieldsOfItems the fields at fault in each item of a batch
 */
public record Expectation(
        Set<Integer> statuses,
        Set<String> invalidFields,
        boolean exactly,
        List<Optional<RideIdentity>> rides,
        List<Set<String>> invalidFieldsOfItems) {

    /** Expects one of these statuses and nothing else. */
    public static Expectation of(Set<Integer> statuses) {
        return new Expectation(statuses, Set.of(), false, List.of(), List.of());
    }
}
