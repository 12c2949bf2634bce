package dev.liftline.e2e.fuzz.check;

import dev.liftline.e2e.fuzz.input.Expectation;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What must be true of the answer to a batch: each item has the result it deserves, and the sums are right. */
final class BatchCheck {

    private BatchCheck() {}

    static void check(String where, Expectation expected, JsonNode answer) throws Violation {
        JsonNode results = answer.path("results");
        if (results.size() != expected.wrongOfItems().size()) {
            throw new Violation(
                    where + ": another number of results",
                    "for " + expected.wrongOfItems().size() + " items: " + answer);
        }
        for (int i = 0; i < results.size(); i++) {
            JsonNode result = results.get(i);
            String status = result.path("status").asString();
            Set<String> wrong = expected.wrongOfItems().get(i);
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
                        "item " + i + " breaks " + wrong + " and is answered " + result);
            }
        }
        for (String status : Set.of("accepted", "rejected", "unavailable")) {
            long counted = results.valueStream()
                    .filter(result -> result.path("status").asString().equals(status))
                    .count();
            if (answer.path(status).asLong(-1) != counted) {
                throw new Violation(where + ": a wrong sum", status + " is " + counted + ": " + answer);
            }
        }
    }
}
