package dev.liftline.gateway.live;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.RequestTarget;
import dev.liftline.gateway.Route;
import dev.liftline.model.RideField;
import dev.liftline.model.RideHint;
import dev.liftline.model.caller.Caller;
import java.util.OptionalInt;

/** What a stream's events are about. */
public sealed interface Subject {

    /** Whether a hint is about it. */
    boolean isOf(RideHint hint);

    /** A skier's own days. */
    record Skier(int id) implements Subject {
        @Override
        public boolean isOf(RideHint hint) {
            return hint.skierId() == id;
        }
    }

    /** A resort's days. */
    record Resort(int id) implements Subject {
        @Override
        public boolean isOf(RideHint hint) {
            return hint.resortId() == id;
        }
    }

    /** Thrown when a request for a stream does not say what it is about. */
    final class UnknownSubjectException extends Exception {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // never serialized
        private final Problem problem;

        UnknownSubjectException(Problem problem) {
            super(problem.detail());
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    /** What the stream of an allowed request is about. */
    static Subject of(Route route, RequestTarget target, Caller caller) throws UnknownSubjectException {
        if (route == Route.BOARD_LIVE) {
            return new Resort(route.resort(target).orElseThrow(() -> new UnknownSubjectException(invalidResort())));
        }
        OptionalInt skier = RideField.SKIER_ID.parse(caller.subject());
        return new Skier(skier.orElseThrow(() -> new UnknownSubjectException(
                Problem.of(403, "Forbidden", "Only a skier who has signed in has days of his own."))));
    }

    private static Problem invalidResort() {
        String rule = RideField.RESORT_ID.rule();
        return Problem.of(400, "Bad Request", "resort " + rule + ".").withField("resort", rule);
    }
}
