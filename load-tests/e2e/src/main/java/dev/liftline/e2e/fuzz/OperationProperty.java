package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.api.Operation;
import dev.liftline.e2e.fuzz.check.AcknowledgedRides;
import dev.liftline.e2e.fuzz.check.ResponseCheck;
import dev.liftline.e2e.fuzz.check.Violation;
import dev.liftline.e2e.fuzz.http.RawConnection;
import dev.liftline.e2e.fuzz.http.RawResponse;
import dev.liftline.e2e.fuzz.input.ChoiceSequence;
import dev.liftline.e2e.fuzz.input.FuzzCase;
import dev.liftline.e2e.fuzz.input.FuzzScope;
import dev.liftline.e2e.fuzz.input.RequestGenerator;
import java.io.IOException;

/** An operation responds to any request as the OpenAPI document describes. */
final class OperationProperty implements Property {

    private final String name;
    private final RequestGenerator requests;
    private final AcknowledgedRides rides;

    OperationProperty(Operation operation, FuzzScope scope, AcknowledgedRides rides) {
        this.name = operation.name();
        this.requests = new RequestGenerator(operation, scope);
        this.rides = rides;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void check(ChoiceSequence choices, RawConnection connection) throws Violation, IOException {
        FuzzCase sent = requests.make(choices);
        RawResponse response = null;
        try {
            response = connection.exchangeWithRetries(sent.bytes(), sent.isHead());
        } finally {
            rides.record(sent.expectation(), response);
        }
        if (response == null) {
            throw new Violation(name + ": no response", "the server closed the connection without a response");
        }
        ResponseCheck.check(sent, response);
    }

    @Override
    public String printable(ChoiceSequence choices) {
        return requests.make(choices).printable();
    }
}
