package dev.liftline.ingest.web;

import dev.liftline.ingest.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Outcomes as HTTP answers. */
final class Answers {

    private static final ResponseEntity<Object> CREATED =
            ResponseEntity.status(HttpStatus.CREATED).build();

    private Answers() {}

    static ResponseEntity<Object> toRide(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Acknowledged _ -> CREATED;
            case Outcome.Invalid(var reason) ->
                new Problem(HttpStatus.BAD_REQUEST.value(), reason.message(), reason.errors()).answer();
            case Outcome.Refused(var wait) -> refused(wait);
            case Outcome.Unavailable(var wait) -> unavailable(wait);
        };
    }

    /** One result for each ride, or a problem where not one of the valid ones was confirmed. */
    static ResponseEntity<Object> toBatch(List<Outcome> outcomes) {
        BatchAnswer answer = BatchAnswer.of(outcomes);
        if (answer.accepted() == 0 && answer.unavailable() > 0) {
            return outcomes.stream()
                    .filter(outcome -> !(outcome instanceof Outcome.Invalid))
                    .findFirst()
                    .map(Answers::toRide)
                    .orElseThrow();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.json().getBytes(StandardCharsets.US_ASCII));
    }

    private static ResponseEntity<Object> refused(Duration wait) {
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many rides are in flight; nothing was recorded. Send it again.")
                .answerRetryAfter(wait);
    }

    private static ResponseEntity<Object> unavailable(Duration wait) {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Recording was not confirmed in time. Send it again: a ride counts once.")
                .answerRetryAfter(wait);
    }
}
