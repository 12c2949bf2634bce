package dev.liftline.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.liftline.ingest.FieldError;
import dev.liftline.ingest.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What became of each ride of a batch, as {@code docs/contracts/http-api.md} promises it. */
record BatchAnswer(int accepted, int rejected, int unavailable, List<Result> results) {

    static BatchAnswer of(List<Outcome> outcomes) {
        int accepted = 0;
        int rejected = 0;
        List<Result> results = new ArrayList<>(outcomes.size());
        for (Outcome outcome : outcomes) {
            int index = results.size();
            switch (outcome) {
                case Outcome.Acknowledged _ -> {
                    accepted++;
                    results.add(new Result(index, "accepted", List.of()));
                }
                case Outcome.Invalid invalid -> {
                    rejected++;
                    results.add(new Result(index, "rejected", invalid.reason().errors()));
                }
                case Outcome.Refused _, Outcome.Unavailable _ ->
                    results.add(new Result(index, "unavailable", List.of()));
            }
        }
        return new BatchAnswer(accepted, rejected, outcomes.size() - accepted - rejected, results);
    }

    /** @param errors the fields that failed; not written when there are none */
    record Result(
            int index,
            String status,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {}
}
