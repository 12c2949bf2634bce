package dev.liftline.drills.clients;

import dev.liftline.testkit.http.Shot;
import dev.liftline.testkit.rides.Batches;
import dev.liftline.testkit.rides.FieldRide;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rides that are reported together. */
record RideBatch(int season, List<FieldRide> rides) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SERVER_ERROR = 500;

    Shot shot() {
        return Batches.shot(season, rides);
    }

    /** What the answer says of each ride, in order. */
    List<Outcome> outcomes(Response answer) {
        if (answer.outcome() != Outcome.OK) {
            return Collections.nCopies(rides.size(), answer.outcome());
        }
        List<Outcome> told = JSON.readTree(answer.body())
                .path("results")
                .valueStream()
                .map(RideBatch::outcome)
                .toList();
        // An answer that leaves rides out says nothing that can be relied on.
        return told.size() == rides.size() ? told : Collections.nCopies(rides.size(), Outcome.UNKNOWN);
    }

    private static Outcome outcome(JsonNode result) {
        return switch (result.path("status").asString()) {
            case "accepted" -> Outcome.OK;
            case "rejected", "unavailable" -> Outcome.REFUSED;
            default -> Outcome.UNKNOWN;
        };
    }

    /** Whether rides may have been recorded that the answer does not call recorded: a 503 was not confirmed in time, no more. */
    static boolean maybeRecorded(Response answer) {
        return answer.status() == 0 || answer.status() >= SERVER_ERROR || answer.outcome() == Outcome.OK;
    }
}
