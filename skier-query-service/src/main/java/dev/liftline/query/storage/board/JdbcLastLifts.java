package dev.liftline.query.storage.board;

import dev.liftline.query.board.SeasonDay;
import dev.liftline.query.board.search.LastLiftSearch;
import dev.liftline.query.board.search.StoredLastLifts;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plain SQL, served by keys. Each statement commits by itself. */
@Component
class JdbcLastLifts implements StoredLastLifts {

    private final JdbcClient jdbc;

    JdbcLastLifts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From the view that the identity service publishes. */
    @Override
    public Optional<Integer> skierWith(String pass) {
        return jdbc.sql("SELECT skier_id FROM identity.pass_skier WHERE pass_id = :pass")
                .param("pass", pass)
                .query(Integer.class)
                .optional();
    }

    @Override
    public void record(LastLiftSearch search) {
        jdbc.sql("""
                        INSERT INTO audit_last_lift (actor, skier_id, pass, resort_id, reason, address)
                        VALUES (:actor, :skierId, :pass, :resortId, :reason, :address)
                        """).paramSource(search).update();
    }

    /** The latest day by the key of skier_day, then its newest ride by the key of lift_ride. */
    @Override
    public Optional<Ride> lastRide(int skierId, int resortId) {
        return jdbc.sql("""
                        SELECT season_id, day_id, time, lift_id
                        FROM (
                            SELECT season_id, day_id
                            FROM skier_day
                            WHERE skier_id = :skier AND resort_id = :resort
                            ORDER BY season_id DESC, day_id DESC
                            LIMIT 1) AS latest
                        JOIN lift_ride USING (season_id, day_id)
                        WHERE skier_id = :skier AND resort_id = :resort
                        ORDER BY time DESC, lift_id
                        LIMIT 1
                        """)
                .param("skier", skierId)
                .param("resort", resortId)
                .query((row, n) -> new Ride(
                        new SeasonDay(row.getInt("season_id"), row.getInt("day_id")),
                        row.getInt("time"),
                        row.getInt("lift_id")))
                .optional();
    }
}
