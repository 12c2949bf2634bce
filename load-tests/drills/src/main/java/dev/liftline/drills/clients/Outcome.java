package dev.liftline.drills.clients;

import dev.liftline.local.load.Response;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client knows after a request. */
enum Outcome {
    /** It succeeded. */
    OK,
    /** An error response: the request was not carried out, or was not confirmed. */
    ERROR,
    /** No response, or one that does not tell: the request may have been carried out. */
    UNKNOWN;

    static Outcome of(Response response) {
        return switch (response.status()) {
            case 0, 502, 504 -> UNKNOWN;
            default -> response.status() >= 200 && response.status() < 300 ? OK : ERROR;
        };
    }

    /** The outcome of each of the rides of a batch, in order. */
    static List<Outcome> ofBatch(Response response, int rides) {
        if (of(response) != OK) {
            return Collections.nCopies(rides, of(response));
        }
        List<Outcome> outcomes = JsonMapper.shared()
                .readTree(response.text())
                .path("results")
                .valueStream()
                .map(Outcome::ofRide)
                .toList();
        // A response with missing results is not reliable.
        return outcomes.size() == rides ? outcomes : Collections.nCopies(rides, UNKNOWN);
    }

    private static Outcome ofRide(JsonNode result) {
        return switch (result.path("status").asString()) {
            case "accepted" -> OK;
            case "rejected", "unavailable" -> ERROR;
            default -> UNKNOWN;
        };
    }

    /** Whether rides may be recorded that the response does not acknowledge: a 503 only says that they were not confirmed in time. */
    static boolean maybeRecorded(Response response) {
        return response.status() == 0 || response.status() >= 500 || of(response) == OK;
    }
}
