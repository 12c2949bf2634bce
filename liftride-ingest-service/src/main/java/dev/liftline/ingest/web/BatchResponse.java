package dev.liftline.ingest.web;

import dev.liftline.ingest.RideResult;
import dev.liftline.model.FieldError;
import java.util.List;

/**
 * The response to a batch, as {@code docs/contracts/http-api.md} states. Its texts need no escaping, so the JSON is
 * concatenated: writing a thousand results with Jackson costs as much as sending a third of the rides.
 */
record BatchResponse(int accepted, int rejected, int unavailable, String json) {

    private static final int USUAL_RESULT = 40;

    static BatchResponse of(List<RideResult> rideResults) {
        int accepted = 0;
        int rejected = 0;
        StringBuilder results = new StringBuilder(USUAL_RESULT * rideResults.size());
        for (int index = 0; index < rideResults.size(); index++) {
            results.append(index == 0 ? "" : ",").append("{\"index\":").append(index);
            switch (rideResults.get(index)) {
                case RideResult.Acknowledged _ -> {
                    accepted++;
                    results.append(",\"status\":\"accepted\"}");
                }
                case RideResult.Rejected(var reason) -> {
                    rejected++;
                    results.append(",\"status\":\"rejected\"");
                    append(reason.errors(), results);
                    results.append('}');
                }
                case RideResult.Unavailable _ -> results.append(",\"status\":\"unavailable\"}");
            }
        }
        int unavailable = rideResults.size() - accepted - rejected;
        String json = "{\"accepted\":" + accepted + ",\"rejected\":" + rejected + ",\"unavailable\":" + unavailable
                + ",\"results\":[" + results + "]}";
        return new BatchResponse(accepted, rejected, unavailable, json);
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
