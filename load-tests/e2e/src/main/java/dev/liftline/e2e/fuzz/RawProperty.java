package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.check.ResponseCheck;
import dev.liftline.e2e.fuzz.check.Violation;
import dev.liftline.e2e.fuzz.http.RawConnection;
import dev.liftline.e2e.fuzz.http.RawResponse;
import dev.liftline.e2e.fuzz.input.ChoiceSequence;
import dev.liftline.e2e.fuzz.input.FuzzCase;
import dev.liftline.e2e.fuzz.input.FuzzScope;
import dev.liftline.e2e.fuzz.input.RawRequestGenerator;
import java.io.IOException;
import java.util.List;

/** The gateway rejects bytes that are not HTTP/1.1 with one error, closes the connection and reads nothing behind them. */
final class RawProperty implements Property {

    private static final String NAME = "not HTTP";
    private static final int NOT_IMPLEMENTED = 501;

    private final RawRequestGenerator requests;

    RawProperty(FuzzScope scope) {
        requests = new RawRequestGenerator(scope);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void check(ChoiceSequence choices, RawConnection connection) throws Violation, IOException {
        List<RawResponse> responses = connection.sendRaw(requests.make(choices));
        if (responses.size() > 1) {
            throw new Violation(NAME + ": returned " + responses.size() + " times", responses.toString());
        }
        for (RawResponse response : responses) {
            if (response.status() == NOT_IMPLEMENTED && response.body().isEmpty()) {
                // The HTTP server rejects the version before a handler sees the request.
                continue;
            }
            boolean rejected = response.status() >= 400 && response.status() < 500;
            if (!rejected && response.status() != NOT_IMPLEMENTED) {
                throw new Violation(NAME + ": returned " + response.status(), response.toString());
            }
            ResponseCheck.checkAny(NAME, response);
        }
    }

    @Override
    public String printable(ChoiceSequence choices) {
        return FuzzCase.printable(requests.make(choices));
    }
}
