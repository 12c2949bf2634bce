package dev.liftline.query.storage;

import dev.liftline.query.app.RiddenLift;
import dev.liftline.query.app.StoredCollections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plain SQL: the skier's days by their key, then the rides of each day by theirs. */
@Component
class JdbcStoredCollections implements StoredCollections {

    private final JdbcClient jdbc;

    JdbcStoredCollections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The join is lateral, with an aggregate for each day, so that the planner has no other way than the key. */
    @Override
    public List<RiddenLift> riddenLifts(int skierId, int seasonId) {
        return jdbc.sql("""
                        SELECT d.resort_id, r.lift_id, sum(r.rides) AS rides
                        FROM skier_day d, LATERAL (
                            SELECT lift_id, count(*) AS rides
                            FROM lift_ride
                            WHERE season_id = :season AND day_id = d.day_id AND resort_id = d.resort_id AND skier_id = :skier
                            GROUP BY lift_id) r
                        WHERE d.skier_id = :skier AND d.season_id = :season
                        GROUP BY d.resort_id, r.lift_id
                        ORDER BY rides DESC, d.resort_id, r.lift_id
                        """)
                .param("skier", skierId)
                .param("season", seasonId)
                .query((row, n) -> new RiddenLift(row.getInt("resort_id"), row.getInt("lift_id"), row.getLong("rides")))
                .list();
    }
}
