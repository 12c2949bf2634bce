package dev.liftline.drills.clients;

import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.Requests;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rides that are reported in one request. */
record RideBatch(int season, List<FieldRide> rides) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SERVER_ERROR = 500;

    Request request() {
        return Requests.batch(season, rides);
    }

    /** The outcome of each ride, in order. */
    List<Outcome> outcomes(Response response) {
        if (Outcome.of(response) != Outcome.OK) {
            return Collections.nCopies(rides.size(), Outcome.of(response));
        }
        List<Outcome> outcomes = JSON.readTree(response.text())
                .path("results")
                .valueStream()
                .map(RideBatch::outcome)
                .toList();
        // A response with missing results is not reliable.
        return outcomes.size() == rides.size() ? outcomes : Collections.nCopies(rides.size(), Outcome.UNKNOWN);
    }

    private static Outcome outcome(JsonNode result) {
        return switch (result.path("status").asString()) {
            case "accepted" -> Outcome.OK;
            case "rejected", "unavailable" -> Outcome.ERROR;
            default -> Outcome.UNKNOWN;
        };
    }

    /** Whether rides may be recorded that the response does not acknowledge: a 503 only says that they were not confirmed in time. */
    static boolean maybeRecorded(Response response) {
        return response.status() == 0 || response.status() >= SERVER_ERROR || Outcome.of(response) == Outcome.OK;
    }
}
