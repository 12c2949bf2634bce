package dev.liftline.query.web.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.liftline.model.Seasons;
import dev.liftline.query.OpenResort;
import dev.liftline.query.SkierRides;
import dev.liftline.query.app.Today;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A skier's day.
 *
 * @param day null without rides
 */
record TodayResponse(
        @JsonProperty("skierID") int skierId, @Nullable Day day) {

    /**
     * The day.
     *
     * @param version number of rides, which live events state too
     * @param vertical metres
     * @param lifts different lifts
     */
    record Day(
            String date,
            int season,
            int day,
            OpenResort resort,
            int version,
            List<Ride> rides,
            long vertical,
            long lifts) {}

    /**
     * A ride.
     *
     * @param time minutes after the resort opened
     * @param vertical metres
     */
    record Ride(int time, Named lift, int vertical) {}

    static TodayResponse of(int skierId, Today.@Nullable Day found) {
        return new TodayResponse(skierId, found == null ? null : day(found));
    }

    private static Day day(Today.Day found) {
        int season = found.day().seasonId();
        int day = found.day().dayId();
        List<SkierRides.Ride> rides = found.rides();
        return new Day(
                Seasons.date(season, day).toString(),
                season,
                day,
                OpenResort.of(found.resort()),
                rides.size(),
                rides.stream()
                        .map(ride -> new Ride(ride.time(), new Named(ride.liftId(), ride.liftName()), ride.vertical()))
                        .toList(),
                rides.stream().mapToLong(SkierRides.Ride::vertical).sum(),
                rides.stream().mapToInt(SkierRides.Ride::liftId).distinct().count());
    }
}
