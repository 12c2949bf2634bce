package dev.liftline.consumer.erasure;

import dev.liftline.consumer.BatchDelta;
import dev.liftline.consumer.RideIdentity;
import dev.liftline.consumer.SkierDay;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rides that a skier had when he asked. */
@Component
class ErasedRides {

    // A ride of the skier that one of his pseudonyms has is the same ride, whenever it was received: it counts once.
    // The array makes PostgreSQL look a twin up by its whole key. A join reads all skiers of the resort's day.
    private static final String HAS_TWIN = """
            EXISTS (
                SELECT FROM lift_ride AS twin
                WHERE twin.season_id = ride.season_id AND twin.day_id = ride.day_id AND twin.resort_id = ride.resort_id
                    AND twin.skier_id = ANY (ARRAY(SELECT pseudonym FROM erasure AS earlier WHERE earlier.skier_id = %s))
                    AND twin.time = ride.time AND twin.lift_id = ride.lift_id)
            """;

    private static final String OF_DAYS = """
            unnest(?::smallint[], ?::integer[], ?::smallint[]) AS day (season_id, resort_id, day_id)
            WHERE ride.season_id = day.season_id AND ride.day_id = day.day_id AND ride.resort_id = day.resort_id
                AND ride.skier_id = ?
            """;

    private static final String RETURNING = """
            RETURNING ride.season_id, ride.day_id, ride.resort_id, ride.skier_id, ride.time, ride.lift_id, ride.vertical
            """;

    private static final String DELETE_TWINS =
            "DELETE FROM lift_ride AS ride USING " + OF_DAYS + " AND " + HAS_TWIN.formatted("?") + RETURNING;

    private static final String MOVE =
            "UPDATE lift_ride AS ride SET skier_id = ? FROM " + OF_DAYS + " AND ride.received_at <= ? " + RETURNING;

    private final JdbcTemplate jdbc;

    ErasedRides(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A query of the skier days with rides to erase. The key of {@code lift_ride} begins with season and day: only
     * {@code skier_day} finds a skier's rides without reading those of all.
     */
    static String days(String skierId, String requestedAt) {
        return """
                SELECT day.season_id, day.resort_id, day.day_id
                FROM skier_day AS day
                WHERE day.skier_id = %s AND EXISTS (
                    SELECT FROM lift_ride AS ride
                    WHERE ride.season_id = day.season_id AND ride.day_id = day.day_id AND ride.resort_id = day.resort_id
                        AND ride.skier_id = day.skier_id AND (ride.received_at <= %s OR %s))
                """.formatted(skierId, requestedAt, HAS_TWIN.formatted(skierId));
    }

    /** Up to {@code max} skier days with rides to erase, in key order. */
    List<SkierDay> days(Erasure erasure, int max) {
        return jdbc.query(
                days("?", "?") + " ORDER BY 1, 2, 3 LIMIT ?",
                (row, _) -> new SkierDay(erasure.skierId(), row.getInt(1), row.getInt(2), row.getInt(3)),
                erasure.skierId(),
                erasure.requestedAt(),
                erasure.skierId(),
                max);
    }

    /** Deletes the rides of those days that one of the skier's pseudonyms has too, and returns them. */
    BatchDelta deleteTwins(Erasure erasure, List<SkierDay> days) {
        return changed(DELETE_TWINS, seasons(days), resorts(days), dayIds(days), erasure.skierId(), erasure.skierId());
    }

    /** Gives the pseudonym to the rides of those days, and returns them as they are then. */
    BatchDelta move(Erasure erasure, List<SkierDay> days, int pseudonym) {
        return changed(
                MOVE, pseudonym, seasons(days), resorts(days), dayIds(days), erasure.skierId(), erasure.requestedAt());
    }

    private BatchDelta changed(String sql, Object... parameters) {
        BatchDelta delta = new BatchDelta();
        jdbc.query(
                sql,
                row -> {
                    delta.add(
                            new RideIdentity(
                                    row.getInt(1),
                                    row.getInt(2),
                                    row.getInt(3),
                                    row.getInt(4),
                                    row.getInt(5),
                                    row.getInt(6)),
                            row.getInt(7));
                },
                parameters);
        return delta;
    }

    private static int[] seasons(List<SkierDay> days) {
        return days.stream().mapToInt(SkierDay::seasonId).toArray();
    }

    private static int[] resorts(List<SkierDay> days) {
        return days.stream().mapToInt(SkierDay::resortId).toArray();
    }

    private static int[] dayIds(List<SkierDay> days) {
        return days.stream().mapToInt(SkierDay::dayId).toArray();
    }
}
