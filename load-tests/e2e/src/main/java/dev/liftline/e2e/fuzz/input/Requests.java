package dev.liftline.e2e.fuzz.input;

import dev.liftline.e2e.fuzz.api.Operation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes a request for an operation: valid where nothing else was chosen. */
public final class Requests {

    private final Operation operation;
    private final Ground ground;

    public Requests(Operation operation, Ground ground) {
        this.operation = operation;
        this.ground = ground;
    }

    public HttpCase make(Choices choices) {
        boolean head = !operation.writes() && choices.oneIn(12);
        Draft draft = new Draft(head ? "HEAD" : operation.method());
        Bodies bodies = new Bodies(choices, ground);
        new Targets(choices, ground).write(operation, draft);
        Headers.write(choices, operation, draft);
        bodies.write(operation, draft);
        return new HttpCase(Optional.of(operation), draft.method, draft.finish(right()));
    }

    private Set<Integer> right() {
        Set<Integer> right = new TreeSet<>();
        operation.responses().keySet().stream()
                .filter(status -> status.startsWith("2"))
                .map(Integer::valueOf)
                .forEach(right::add);
        if (operation.describes(404)) {
            right.add(404);
        }
        return right;
    }
}
