package dev.liftline.ingest.web;

import dev.liftline.ingest.RecordRides;
import dev.liftline.model.json.UnreadableBodyException;
import dev.liftline.servicekit.caller.CallerFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Records single rides and batches. */
@RestController
final class LiftRidesController {

    private final SingleRideReader ride;
    private final BatchReader batch;
    private final RecordRides recordRides;

    LiftRidesController(SingleRideReader ride, BatchReader batch, RecordRides recordRides) {
        this.ride = ride;
        this.batch = batch;
        this.recordRides = recordRides;
    }

    @PostMapping(SingleRideReader.PATH)
    ResponseEntity<Object> recordRide(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        return RideResponses.ofRide(recordRides.record(ride.read(request), CallerFilter.caller(request)));
    }

    @PostMapping(BatchReader.PATH)
    ResponseEntity<Object> recordBatch(HttpServletRequest request)
            throws HttpMediaTypeNotSupportedException, UnreadableBodyException {
        return RideResponses.ofBatch(recordRides.record(batch.read(request), CallerFilter.caller(request)));
    }
}
