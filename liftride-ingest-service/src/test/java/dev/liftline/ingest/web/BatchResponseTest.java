package dev.liftline.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.ingest.ParsedRide;
import dev.liftline.ingest.RideResult;
import dev.liftline.model.FieldError;
import dev.liftline.model.RideField;
import dev.liftline.model.ScannerId;
import dev.liftline.model.json.RideForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BatchResponseTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void countsEveryResultAndWritesItsStatus() {
        BatchResponse response = BatchResponse.of(List.of(
                RideResult.Acknowledged.INSTANCE,
                new RideResult.Unavailable(RideResult.DEFAULT_RETRY_AFTER),
                invalid(List.of(new FieldError("time", "is required"))),
                new RideResult.Unavailable(RideResult.DEFAULT_RETRY_AFTER)));

        assertThat(response.json())
                .isEqualTo("{\"accepted\":1,\"rejected\":1,\"unavailable\":2,\"results\":["
                        + "{\"index\":0,\"status\":\"accepted\"},"
                        + "{\"index\":1,\"status\":\"unavailable\"},"
                        + "{\"index\":2,\"status\":\"rejected\",\"errors\":[{\"field\":\"time\",\"rule\":\"is required\"}]},"
                        + "{\"index\":3,\"status\":\"unavailable\"}]}");
        assertThat(List.of(response.accepted(), response.rejected(), response.unavailable()))
                .containsExactly(1, 1, 2);
    }

    @Test
    void writesEveryRuleUnchanged() {
        List<FieldError> errors = new ArrayList<>(Arrays.stream(RideField.values())
                .map(field -> new FieldError(field.jsonName(), field.rule()))
                .toList());
        errors.add(new FieldError(RideForm.ITEM.scannerName(), ScannerId.RULE));
        errors.add(new FieldError("ride", "must be a JSON object"));

        JsonNode results = JSON.readTree(BatchResponse.of(List.of(invalid(errors), invalid(List.of())))
                        .json())
                .get("results");

        JsonNode expected = JSON.valueToTree(errors.stream()
                .map(error -> Map.of("field", error.field(), "rule", error.rule()))
                .toList());
        assertThat(results.get(0).get("errors")).isEqualTo(expected);
        assertThat(results.get(1).has("errors")).isFalse();
    }

    private static RideResult invalid(List<FieldError> errors) {
        return new RideResult.Rejected(ParsedRide.Invalid.of(errors));
    }
}
