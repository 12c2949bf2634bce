package dev.liftline.e2e.fuzz.check;

import dev.liftline.e2e.fuzz.input.Expectation;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks the response to a batch: the result of each item and the sums. */
final class BatchCheck {

    private BatchCheck() {}

    static void check(String where, Expectation expected, JsonNode response) throws Violation {
        JsonNode results = response.path("results");
        if (results.size() != expected.invalidFieldsOfItems().size()) {
            throw new Violation(
                    where + ": another number of results",
                    "for " + expected.invalidFieldsOfItems().size() + " items: " + response);
        }
        for (int i = 0; i < results.size(); i++) {
            JsonNode result = results.get(i);
            String status = result.path("status").asString();
            Set<String> wrong = expected.invalidFieldsOfItems().get(i);
            Set<String> named = result.path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString())
                    .collect(Collectors.toSet());
            boolean right = wrong.isEmpty()
                    ? named.isEmpty() && !status.equals("rejected")
                    : named.equals(wrong) && status.equals("rejected");
            if (!right || result.path("index").asInt(-1) != i) {
                throw new Violation(
                        where + ": the wrong result for an item",
                        "item " + i + " breaks " + wrong + " but the result is " + result);
            }
        }
        for (String status : Set.of("accepted", "rejected", "unavailable")) {
            long counted = results.valueStream()
                    .filter(result -> result.path("status").asString().equals(status))
                    .count();
            if (response.path(status).asLong(-1) != counted) {
                throw new Violation(where + ": a wrong sum", status + " is " + counted + ": " + response);
            }
        }
    }
}
