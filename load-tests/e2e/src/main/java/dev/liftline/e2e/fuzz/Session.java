package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.api.ApiDescription;
import dev.liftline.e2e.fuzz.api.Operation;
import dev.liftline.e2e.fuzz.check.Ledger;
import dev.liftline.e2e.fuzz.http.Answer;
import dev.liftline.e2e.fuzz.http.Wire;
import dev.liftline.e2e.fuzz.input.Expectation;
import dev.liftline.e2e.fuzz.input.Ground;
import dev.liftline.e2e.fuzz.input.Ride;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The properties of a running gateway, made of the description that it serves. */
final class Session {

    private final URI gateway;
    private final Ground ground;
    private final Ledger ledger = new Ledger();

    Session(URI gateway, Ground ground) {
        this.gateway = gateway;
        this.ground = ground;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Gives the quiet season its rides. */
    void settle() throws IOException {
        try (Wire wire = new Wire(gateway)) {
            for (int skier = 1; skier <= Ground.QUIET_SKIERS; skier++) {
                Ride ride = new Ride(1, Integer.parseInt(ground.quiet()), 1, skier, 10 * skier, skier);
                String body = "{\"time\":" + ride.time() + ",\"liftID\":" + ride.lift() + "}";
                String path = "/skiers/1/seasons/" + ground.quiet() + "/days/1/skiers/" + skier;
                Answer answer = wire.exchange(
                        "POST " + path
                                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body,
                        false);
                if (answer == null || answer.status() != 201) {
                    throw new IOException("A plain ride is answered " + answer);
                }
                ledger.note(
                        new Expectation(Set.of(201), Set.of(), true, List.of(Optional.of(ride)), List.of()), answer);
            }
        }
    }

    Fuzz fuzz(long seed) throws IOException {
        return new Fuzz(gateway, properties(), seed);
    }

    private List<Property> properties() throws IOException {
        List<Property> properties = new ArrayList<>();
        for (Operation operation : operations()) {
            properties.add(new OperationProperty(operation, ground, ledger));
        }
        properties.add(new RawProperty());
        properties.add(new EqualityProperty(ground));
        return properties;
    }

    private List<Operation> operations() throws IOException {
        try (Wire wire = new Wire(gateway)) {
            Answer answer = wire.exchange("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n", false);
            if (answer == null || answer.status() != 200) {
                throw new IOException("GET /openapi.json returned " + answer);
            }
            return ApiDescription.operations(answer.text());
        }
    }
}
