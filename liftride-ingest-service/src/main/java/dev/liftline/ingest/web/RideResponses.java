package dev.liftline.ingest.web;

import dev.liftline.ingest.RideResult;
import dev.liftline.servicekit.web.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Results as HTTP responses. */
final class RideResponses {

    private static final ResponseEntity<Object> CREATED =
            ResponseEntity.status(HttpStatus.CREATED).build();

    private RideResponses() {}

    static ResponseEntity<Object> ofRide(RideResult result) {
        return switch (result) {
            case RideResult.Acknowledged _ -> CREATED;
            case RideResult.Rejected(var reason) ->
                Problems.response(Problems.of(HttpStatus.BAD_REQUEST, reason.message(), reason.errors()));
            case RideResult.Unavailable(var retryAfter) ->
                Problems.response(
                        Problems.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "Recording was not confirmed in time. Send it again: a ride counts once."),
                        retryAfter);
        };
    }

    /** One result per ride, or a problem document if no valid ride was acknowledged. */
    static ResponseEntity<Object> ofBatch(List<RideResult> results) {
        BatchResponse response = BatchResponse.of(results);
        if (response.accepted() == 0 && response.unavailable() > 0) {
            return results.stream()
                    .filter(result -> !(result instanceof RideResult.Rejected))
                    .findFirst()
                    .map(RideResponses::ofRide)
                    .orElseThrow();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(response.json().getBytes(StandardCharsets.US_ASCII));
    }
}
