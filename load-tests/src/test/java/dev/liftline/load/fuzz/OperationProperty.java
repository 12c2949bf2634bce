package dev.liftline.load.fuzz;

import dev.liftline.load.fuzz.api.Operation;
import dev.liftline.load.fuzz.check.AnswerCheck;
import dev.liftline.load.fuzz.check.Ledger;
import dev.liftline.load.fuzz.check.Violation;
import dev.liftline.load.fuzz.http.Answer;
import dev.liftline.load.fuzz.http.Wire;
import dev.liftline.load.fuzz.input.Choices;
import dev.liftline.load.fuzz.input.Ground;
import dev.liftline.load.fuzz.input.HttpCase;
import dev.liftline.load.fuzz.input.Requests;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whatever an operation is sent, it answers as the description and the contract say. */
final class OperationProperty implements Property {

    private static final int TOO_LATE = 504;
    private static final int REPEATS = 2;

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
            answer = patiently(wire, sent);
        } finally {
            ledger.note(sent.expectation(), answer);
        }
        if (answer == null) {
            throw new Violation(name + ": no answer", "the connection was closed without an answer");
        }
        AnswerCheck.check(sent, answer);
    }

    /** A read may be late on a busy machine, and is asked again then; one that is late each time is a finding. */
    private static @Nullable Answer patiently(Wire wire, HttpCase sent) throws IOException {
        Answer answer = wire.exchange(sent.wire(), sent.isHead());
        for (int again = 0; again < REPEATS && answer != null && answer.status() == TOO_LATE; again++) {
            answer = wire.exchange(sent.wire(), sent.isHead());
        }
        return answer;
    }

    @Override
    public String shown(Choices choices) {
        return requests.make(choices).shown();
    }
}
