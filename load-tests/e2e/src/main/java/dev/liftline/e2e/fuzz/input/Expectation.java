package dev.liftline.e2e.fuzz.input;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a request must be answered, by the API's description and the contract. 429 and 503 are always allowed.
 *
 * @param statuses that are right
 * @param wrongFields that a 400 must name
 * @param exactly whether it must name no others; not so where the request is also spoiled in a way that no field is at fault
 * @param rides that are durable when the answer is a success: one for a single ride, one for each item of a batch, empty for an
 *     item that must be rejected
 * @param wrongOfItems the fields at fault in each item of a batch
 */
public record Expectation(
        Set<Integer> statuses,
        Set<String> wrongFields,
        boolean exactly,
        List<Optional<Ride>> rides,
        List<Set<String>> wrongOfItems) {

    /** An answer with one of these statuses, and no more. */
    public static Expectation of(Set<Integer> statuses) {
        return new Expectation(statuses, Set.of(), false, List.of(), List.of());
    }
}
