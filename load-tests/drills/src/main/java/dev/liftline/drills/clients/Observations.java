package dev.liftline.drills.clients;

/**
 * What a drill records about its clients.
 *
 * @param timeline of every request, second by second
 * @param rides every reported ride
 * @param errors error responses
 */
record Observations(Timeline timeline, ReportedRides rides, ErrorSamples errors) {}
