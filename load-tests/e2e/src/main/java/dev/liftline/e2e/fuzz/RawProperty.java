package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.check.AnswerCheck;
import dev.liftline.e2e.fuzz.check.Violation;
import dev.liftline.e2e.fuzz.http.Answer;
import dev.liftline.e2e.fuzz.http.Wire;
import dev.liftline.e2e.fuzz.input.Choices;
import dev.liftline.e2e.fuzz.input.HttpCase;
import dev.liftline.e2e.fuzz.input.RawShapes;
import java.io.IOException;
import java.util.List;

/** What is no HTTP/1.1 is refused, once, and the connection ends with it; nothing behind it is looked at. */
final class RawProperty implements Property {

    private static final String NAME = "not HTTP";
    private static final int OTHER_VERSION = 501;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void check(Choices choices, Wire wire) throws Violation, IOException {
        List<Answer> answers = wire.blurt(RawShapes.make(choices));
        if (answers.size() > 1) {
            throw new Violation(NAME + ": answered " + answers.size() + " times", answers.toString());
        }
        for (Answer answer : answers) {
            if (answer.status() == OTHER_VERSION && answer.body().isEmpty()) {
                // The HTTP server's own answer, before anything of the gateway sees the request.
                continue;
            }
            if (answer.status() < 400 || answer.status() >= 500) {
                throw new Violation(NAME + ": answered " + answer.status(), answer.toString());
            }
            AnswerCheck.always(NAME, answer);
        }
    }

    @Override
    public String shown(Choices choices) {
        return HttpCase.shown(RawShapes.make(choices));
    }
}
