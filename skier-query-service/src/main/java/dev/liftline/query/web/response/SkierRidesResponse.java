package dev.liftline.query.web.response;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.liftline.model.Seasons;
import dev.liftline.query.SkierDay;
import dev.liftline.query.SkierRides;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a skier's rides of one day.
 *
 * @param totalVert metres, over all pages
 * @param next cursor of the following page, or null
 */
public record SkierRidesResponse(
        @JsonProperty("skierID") int skierId,
        @JsonProperty("resortID") int resortId,
        String resortName,
        @JsonProperty("seasonID") String seasonId,
        @JsonProperty("dayID") int dayId,
        long totalVert,
        List<Ride> rides,
        @Nullable String next) {

    record Ride(int time, @JsonProperty("liftID") int liftId, String liftName, int vertical) {}

    public static SkierRidesResponse of(SkierDay day, SkierRides all, Page page) {
        Page.Slice<SkierRides.Ride> slice =
                page.of(all.rides(), ride -> new Cursor(Cursor.PagedList.RIDES, ride.time(), ride.liftId()));
        return new SkierRidesResponse(
                day.skierId(),
                day.resortId(),
                all.resortName(),
                Seasons.text(day.seasonId()),
                day.dayId(),
                all.rides().stream().mapToLong(SkierRides.Ride::vertical).sum(),
                slice.items().stream()
                        .map(ride -> new Ride(ride.time(), ride.liftId(), ride.liftName(), ride.vertical()))
                        .toList(),
                slice.next());
    }
}
