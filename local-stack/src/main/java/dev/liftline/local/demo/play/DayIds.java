package dev.liftline.local.demo.play;

import dev.liftline.local.demo.day.Ride;
import dev.liftline.local.load.Request;
import dev.liftline.model.Seasons;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ids of a played ski day: resort, season, day and skiers.
 *
 * @param firstSkierId the id of the day's skier number 0; the others follow it
 */
public record DayIds(int resortId, int seasonId, int dayId, int firstSkierId) {

    /** The id of the day's skier {@code number}. */
    public int skierId(int number) {
        return firstSkierId + number;
    }

    String pathOfSkier(int number) {
        return "/skiers/%d/seasons/%s/days/%d/skiers/%d".formatted(resortId, season(), dayId, skierId(number));
    }

    String pathOfSkierCount() {
        return "/resorts/%d/seasons/%s/day/%d/skiers".formatted(resortId, season(), dayId);
    }

    /** The season as clients write it, four digits. */
    public String season() {
        return Seasons.text(seasonId);
    }

    /** Reports one ride. */
    Request report(Ride ride) {
        String body = "{\"time\":%d,\"liftID\":%d}"
                .formatted(ride.minute(), ride.lift().id());
        return Request.post(pathOfSkier(ride.skier()), Buffer.buffer(body))
                .withHeaders(Map.of("Content-Type", "application/json", "X-Scanner-Id", ride.scanner()));
    }

    /** Reports at most 1,000 rides in one batch. */
    Request batch(List<Ride> rides) {
        List<BatchItem> items = rides.stream()
                .map(ride -> new BatchItem(
                        resortId,
                        season(),
                        dayId,
                        skierId(ride.skier()),
                        ride.minute(),
                        ride.lift().id(),
                        ride.scanner()))
                .toList();
        return Request.post("/lift-rides", Buffer.buffer(JsonMapper.shared().writeValueAsBytes(items)));
    }

    /** Reads something of the day's skier {@code number}: kinds 0 to 3 differ, others are the skier day's vertical. */
    Request read(int number, int kind) {
        return Request.get(
                switch (kind) {
                    case 0 -> "/skiers/%d/vertical?resort=%d".formatted(skierId(number), resortId);
                    case 1 -> "/skiers/%d/days?season=%s".formatted(skierId(number), season());
                    case 2 ->
                        "/skiers/%d/rides?resort=%d&season=%s&day=%d"
                                .formatted(skierId(number), resortId, season(), dayId);
                    case 3 -> "/resorts/%d/seasons/%s/days/%d".formatted(resortId, season(), dayId);
                    default -> pathOfSkier(number);
                });
    }

    private record BatchItem(
            int resortID, String seasonID, int dayID, int skierID, int time, int liftID, String scannerID) {}
}
