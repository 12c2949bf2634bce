package dev.liftline.e2e.fuzz.check;

import dev.liftline.e2e.fuzz.http.Answer;
import dev.liftline.e2e.fuzz.input.Expectation;
import dev.liftline.e2e.fuzz.input.Ride;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which rides were acknowledged, and of which nobody knows. Safe for use by many threads. */
public final class Ledger {

    private final Set<Ride> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Ride> unknown = ConcurrentHashMap.newKeySet();

    /** Notes what became of a request's rides; null stands for no answer. */
    public void note(Expectation sent, @Nullable Answer answer) {
        if (answer == null || answer.status() >= 500) {
            sent.rides().forEach(ride -> ride.ifPresent(unknown::add));
        } else if (answer.status() == 201) {
            sent.rides().forEach(ride -> ride.ifPresent(acknowledged::add));
        } else if (answer.status() == 200) {
            JsonNode results = JsonMapper.shared().readTree(answer.bytes()).path("results");
            for (int i = 0; i < sent.rides().size(); i++) {
                note(sent.rides().get(i), results.path(i).path("status").asString(""));
            }
        }
    }

    private void note(Optional<Ride> ride, String status) {
        switch (status) {
            case "accepted" -> ride.ifPresent(acknowledged::add);
            case "unavailable" -> ride.ifPresent(unknown::add);
            default -> {}
        }
    }

    public Set<Ride> acknowledged() {
        return acknowledged;
    }

    /** May be stored, need not. */
    public Set<Ride> unknown() {
        return unknown;
    }
}
