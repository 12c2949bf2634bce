package dev.liftline.e2e.fuzz.check;

import dev.liftline.e2e.fuzz.http.RawResponse;
import dev.liftline.e2e.fuzz.input.Expectation;
import dev.liftline.e2e.fuzz.input.RideIdentity;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The acknowledged rides, and the rides whose result is unknown. Thread-safe. */
public final class AcknowledgedRides {

    private final Set<RideIdentity> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<RideIdentity> unknown = ConcurrentHashMap.newKeySet();

    /** Records the result of each ride of a request; null means no response. */
    public void record(Expectation sent, @Nullable RawResponse response) {
        if (response == null || response.status() >= 500) {
            sent.rides().forEach(ride -> ride.ifPresent(unknown::add));
        } else if (response.status() == 201) {
            sent.rides().forEach(ride -> ride.ifPresent(acknowledged::add));
        } else if (response.status() == 200) {
            JsonNode results = JsonMapper.shared().readTree(response.bytes()).path("results");
            for (int i = 0; i < sent.rides().size(); i++) {
                record(sent.rides().get(i), results.path(i).path("status").asString(""));
            }
        }
    }

    private void record(Optional<RideIdentity> ride, String status) {
        switch (status) {
            case "accepted" -> ride.ifPresent(acknowledged::add);
            case "unavailable" -> ride.ifPresent(unknown::add);
            default -> {}
        }
    }

    public Set<RideIdentity> acknowledged() {
        return acknowledged;
    }

    /** Rides that may or may not be stored. */
    public Set<RideIdentity> unknown() {
        return unknown;
    }
}
