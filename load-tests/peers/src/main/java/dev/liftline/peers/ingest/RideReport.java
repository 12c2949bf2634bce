package dev.liftline.peers.ingest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The body of a request.
 *
 * @param time minutes after the lifts opened
 */
record RideReport(
        @Min(0) @Max(1_440) int time, @Min(1) @Max(32_767) int liftID) {}
