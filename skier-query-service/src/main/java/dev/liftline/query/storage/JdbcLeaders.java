package dev.liftline.query.storage;

import dev.liftline.query.app.Leaders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the days and lifts of the skiers who take part. Lifts are counted for the {@value #CANDIDATES} with the most rides: nobody has
 * ridden more lifts than rides, and the rides of all would be a scan of the season.
 */
@Component
class JdbcLeaders {

    private static final int SHOWN = 20;
    private static final int CANDIDATES = 500;

    private final JdbcClient jdbc;

    JdbcLeaders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Leaders read(int resortId, int seasonId) {
        Leaders leaders = new Leaders(empty(), empty());
        jdbc.sql("""
                        WITH season AS (
                            SELECT d.skier_id, count(*) AS days, sum(d.rides) AS rides
                            FROM skier_day d JOIN identity.shared_skier s ON s.skier_id = d.skier_id
                            WHERE d.resort_id = :resort AND d.season_id = :season
                            GROUP BY d.skier_id),
                        candidate AS (
                            SELECT skier_id FROM season ORDER BY rides DESC, skier_id LIMIT :candidates),
                        collected AS (
                            SELECT c.skier_id, count(DISTINCT r.lift_id) AS lifts
                            FROM candidate c
                            JOIN skier_day d
                                ON d.skier_id = c.skier_id AND d.season_id = :season AND d.resort_id = :resort,
                            LATERAL (
                                SELECT lift_id
                                FROM lift_ride
                                WHERE season_id = :season AND day_id = d.day_id AND resort_id = :resort
                                    AND skier_id = c.skier_id
                                GROUP BY lift_id) r
                            GROUP BY c.skier_id)
                        (SELECT 'days' AS part, skier_id, days AS score, 0 AS skiers
                        FROM season
                        ORDER BY days DESC, skier_id
                        LIMIT :shown)
                        UNION ALL
                        (SELECT 'lifts', skier_id, lifts, 0
                        FROM collected
                        ORDER BY lifts DESC, skier_id
                        LIMIT :shown)
                        UNION ALL
                        SELECT 'days', NULL, days, count(*) FROM season GROUP BY days
                        UNION ALL
                        SELECT 'lifts', NULL, lifts, count(*) FROM collected GROUP BY lifts
                        ORDER BY part, score DESC, skier_id
                        """)
                .param("resort", resortId)
                .param("season", seasonId)
                .param("candidates", CANDIDATES)
                .param("shown", SHOWN)
                .query(row -> {
                    add(row.getString("part").equals("days") ? leaders.byDays() : leaders.byLifts(), row);
                });
        return leaders;
    }

    private static Leaders.Ranking empty() {
        return new Leaders.Ranking(new ArrayList<>(), new TreeMap<>());
    }

    private static void add(Leaders.Ranking ranking, ResultSet row) throws SQLException {
        int skiers = row.getInt("skiers");
        if (skiers == 0) {
            ranking.first().add(new Leaders.Score(row.getInt("skier_id"), row.getLong("score")));
        } else {
            ranking.skiers().put(row.getLong("score"), skiers);
        }
    }
}
