package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.api.Operation;
import dev.liftline.e2e.fuzz.check.AnswerCheck;
import dev.liftline.e2e.fuzz.check.Ledger;
import dev.liftline.e2e.fuzz.check.Violation;
import dev.liftline.e2e.fuzz.http.Answer;
import dev.liftline.e2e.fuzz.http.Wire;
import dev.liftline.e2e.fuzz.input.Choices;
import dev.liftline.e2e.fuzz.input.Ground;
import dev.liftline.e2e.fuzz.input.HttpCase;
import dev.liftline.e2e.fuzz.input.Requests;
import java.io.IOException;

/** Whatever an operation is sent, it answers as the description and the contract say. */
final class OperationProperty implements Property {

    private final String name;
    private final Requests requests;
    private final Ledger ledger;

    OperationProperty(Operation operation, Ground ground, Ledger ledger) {
        this.name = operation.name();
        this.requests = new Requests(operation, ground);
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void check(Choices choices, Wire wire) throws Violation, IOException {
        HttpCase sent = requests.make(choices);
        Answer answer = null;
        try {
            answer = wire.exchangePatiently(sent.wire(), sent.isHead());
        } finally {
            ledger.note(sent.expectation(), answer);
        }
        if (answer == null) {
            throw new Violation(name + ": no answer", "the connection was closed without an answer");
        }
        AnswerCheck.check(sent, answer);
    }

    @Override
    public String shown(Choices choices) {
        return requests.make(choices).shown();
    }
}
