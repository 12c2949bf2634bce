package dev.liftline.drills.clients;

/**
 * What a drill records about its clients.
 *
 * @param season of every ride they report
 * @param timeline of every request, second by second
 * @param rides every reported ride
 * @param recent acknowledged rides to read
 * @param errors error responses
 */
record Observations(int season, Timeline timeline, ReportedRides rides, RecentRides recent, ErrorSamples errors) {}
