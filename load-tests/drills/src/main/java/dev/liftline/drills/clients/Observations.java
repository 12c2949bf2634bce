package dev.liftline.drills.clients;

/**
 * What is written down of the clients of a drill.
 *
 * @param timeline of every request, second by second
 * @param book of every ride
 * @param complaints answers that were no success
 */
record Observations(Timeline timeline, ReportedRides book, ErrorSamples complaints) {}
