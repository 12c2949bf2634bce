package dev.liftline.ingest.web;

import dev.liftline.ingest.Outcome;
import dev.liftline.model.FieldError;
import java.util.List;

/**
 * What became of each ride of a batch, as {@code docs/contracts/http-api.md} promises it. Its JSON is put together from
 * texts that need no escape: a thousand results cost Jackson as much as sending a third of the rides.
 */
record BatchAnswer(int accepted, int rejected, int unavailable, String json) {

    private static final int USUAL_RESULT = 40;

    static BatchAnswer of(List<Outcome> outcomes) {
        int accepted = 0;
        int rejected = 0;
        StringBuilder results = new StringBuilder(USUAL_RESULT * outcomes.size());
        for (int index = 0; index < outcomes.size(); index++) {
            results.append(index == 0 ? "" : ",").append("{\"index\":").append(index);
            switch (outcomes.get(index)) {
                case Outcome.Acknowledged _ -> {
                    accepted++;
                    results.append(",\"status\":\"accepted\"}");
                }
                case Outcome.Invalid(var reason) -> {
                    rejected++;
                    results.append(",\"status\":\"rejected\"");
                    append(reason.errors(), results);
                    results.append('}');
                }
                case Outcome.Refused _, Outcome.Unavailable _ -> results.append(",\"status\":\"unavailable\"}");
            }
        }
        int unavailable = outcomes.size() - accepted - rejected;
        String json = "{\"accepted\":" + accepted + ",\"rejected\":" + rejected + ",\"unavailable\":" + unavailable
                + ",\"results\":[" + results + "]}";
        return new BatchAnswer(accepted, rejected, unavailable, json);
    }

    private static void append(List<FieldError> errors, StringBuilder results) {
        if (errors.isEmpty()) {
            return;
        }
        results.append(",\"errors\":");
        String separator = "[";
        for (FieldError error : errors) {
            results.append(separator)
                    .append("{\"field\":\"")
                    .append(error.field())
                    .append("\",\"rule\":\"")
                    .append(error.rule())
                    .append("\"}");
            separator = ",";
        }
        results.append(']');
    }
}
