package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.api.ApiDescription;
import dev.liftline.e2e.fuzz.api.Operation;
import dev.liftline.e2e.fuzz.check.AcknowledgedRides;
import dev.liftline.e2e.fuzz.http.RawConnection;
import dev.liftline.e2e.fuzz.http.RawResponse;
import dev.liftline.e2e.fuzz.input.Expectation;
import dev.liftline.e2e.fuzz.input.FuzzScope;
import dev.liftline.e2e.fuzz.input.RideIdentity;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The properties of a running gateway, derived from the OpenAPI document that it serves. */
final class PropertySet {

    private final URI gateway;
    private final FuzzScope scope;
    private final AcknowledgedRides rides = new AcknowledgedRides();

    PropertySet(URI gateway, FuzzScope scope) {
        this.gateway = gateway;
        this.scope = scope;
    }

    AcknowledgedRides rides() {
        return rides;
    }

    /** Records the rides of the season that is only read. */
    void storeReadSeason() throws IOException {
        try (RawConnection connection = new RawConnection(gateway)) {
            for (int skier = 1; skier <= FuzzScope.READ_SKIERS; skier++) {
                RideIdentity ride =
                        new RideIdentity(1, Integer.parseInt(scope.readSeason()), 1, skier, 10 * skier, skier);
                String body = "{\"time\":" + ride.time() + ",\"liftID\":" + ride.lift() + "}";
                String path = "/skiers/1/seasons/" + scope.readSeason() + "/days/1/skiers/" + skier;
                RawResponse response = connection.exchange(
                        "POST " + path
                                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body,
                        false);
                if (response == null || response.status() != 201) {
                    throw new IOException("A plain ride returned " + response);
                }
                rides.record(
                        new Expectation(Set.of(201), Set.of(), true, List.of(Optional.of(ride)), List.of()), response);
            }
        }
    }

    CaseRunner fuzz(long seed) throws IOException {
        return new CaseRunner(gateway, properties(), seed);
    }

    private List<Property> properties() throws IOException {
        List<Property> properties = new ArrayList<>();
        for (Operation operation : operations()) {
            properties.add(new OperationProperty(operation, scope, rides));
        }
        properties.add(new RawProperty());
        properties.add(new EqualityProperty(scope));
        return properties;
    }

    private List<Operation> operations() throws IOException {
        try (RawConnection connection = new RawConnection(gateway)) {
            RawResponse response = connection.exchange("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n", false);
            if (response == null || response.status() != 200) {
                throw new IOException("GET /openapi.json returned " + response);
            }
            return ApiDescription.operations(response.text());
        }
    }
}
