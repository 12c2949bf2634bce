package dev.liftline.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.liftline.model.Seasons;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A skier's day at one resort.
 *
 * @param totalVert metres, over all pages
 * @param rides one page, by time, then lift
 * @param next cursor of the following page, or null
 */
public record SkierDay(
        @JsonProperty("skierID") int skierId,
        @JsonProperty("resortID") int resortId,
        String resortName,
        @JsonProperty("seasonID") String seasonId,
        @JsonProperty("dayID") int dayId,
        long totalVert,
        List<Ride> rides,
        @Nullable String next) {

    /**
     * One ride.
     *
     * @param time minutes after the lifts opened
     * @param vertical metres
     */
    public record Ride(int time, @JsonProperty("liftID") int liftId, String liftName, int vertical) {

        Cursor position() {
            return new Cursor(Cursor.List.RIDES, time, liftId);
        }
    }

    static SkierDay of(
            int skierId, int resortId, String resortName, int seasonId, int dayId, List<Ride> rides, Page page) {
        Page.Slice<Ride> slice = page.of(rides, Ride::position);
        return new SkierDay(
                skierId,
                resortId,
                resortName,
                Seasons.text(seasonId),
                dayId,
                rides.stream().mapToLong(Ride::vertical).sum(),
                slice.items(),
                slice.next());
    }
}
