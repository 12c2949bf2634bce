package dev.liftline.e2e.fuzz.input;

import dev.liftline.e2e.fuzz.api.Operation;
import java.util.Set;
import java.util.TreeSet;

/** Generates requests for one operation; the simplest one is valid. */
public final class RequestGenerator {

    private final Operation operation;
    private final FuzzScope scope;

    public RequestGenerator(Operation operation, FuzzScope scope) {
        this.operation = operation;
        this.scope = scope;
    }

    public FuzzCase make(ChoiceSequence choices) {
        boolean head = !operation.writes() && choices.oneIn(12);
        RequestBuilder request = new RequestBuilder(head ? "HEAD" : operation.method());
        BodyGenerator bodies = new BodyGenerator(choices, scope);
        new TargetGenerator(choices, scope).write(operation, request);
        HeaderGenerator.write(choices, operation, request);
        bodies.write(operation, request);
        request.key(scope.key());
        return request.finish(operation, right());
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
