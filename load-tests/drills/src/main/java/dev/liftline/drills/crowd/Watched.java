package dev.liftline.drills.crowd;

/**
 * What is written down of the clients of a drill.
 *
 * @param timeline of every request, second by second
 * @param book of every ride
 * @param complaints answers that were no success
 */
record Watched(Timeline timeline, RideBook book, Complaints complaints) {}
