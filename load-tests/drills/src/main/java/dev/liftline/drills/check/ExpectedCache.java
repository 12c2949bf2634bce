package dev.liftline.drills.check;

import dev.liftline.model.CacheKeys;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The values that the cache may hold of a season and all seasons up to it, as {@link ComparableValue}s, computed from the database. */
final class ExpectedCache {

    private ExpectedCache() {}

    static Map<String, String> of(Database database, int season) throws SQLException {
        Map<String, String> values = new HashMap<>();
        try (Connection connection = database.connect()) {
            collect(
                    connection,
                    season,
                    values,
                    """
                    SELECT skier_id, resort_id, day_id, rides || ':' || vertical FROM skier_day WHERE season_id = ?
                    """,
                    row -> CacheKeys.skierDay(row.getInt(1), season, row.getInt(2), row.getInt(3)));
            collect(
                    connection,
                    season,
                    values,
                    """
                    SELECT skier_id, resort_id, day_id,
                           count(*) || ':' || string_agg(time || ',' || lift_id || ',' || vertical, ';' ORDER BY time, lift_id)
                    FROM lift_ride WHERE season_id = ? GROUP BY skier_id, resort_id, day_id
                    """,
                    row -> CacheKeys.skierRides(row.getInt(1), season, row.getInt(2), row.getInt(3)));
            collect(connection, season, values, """
                    SELECT skier_id, 0, 0, sum(rides) || ':[' || string_agg(
                               format('[%s,%s,%s,%s,%s]', season_id, day_id, resort_id, rides, vertical),
                               ',' ORDER BY season_id, day_id, resort_id) || ']'
                    FROM skier_day
                    WHERE season_id <= ? GROUP BY skier_id
                    """, row -> CacheKeys.skierSeasons(row.getInt(1)));
            collect(connection, season, values, """
                    WITH day AS (SELECT * FROM skier_day WHERE season_id = ?)
                    SELECT 0, resort_id, day_id,
                           sum(rides) || ':' || count(*) || ',' || sum(rides) || '|' || (
                               SELECT string_agg(lift_id || ',' || hour || ',' || rides, ';' ORDER BY lift_id, hour)
                               FROM (SELECT lift_id, hour, sum(rides) AS rides FROM lift_hour h
                                     WHERE (h.season_id, h.resort_id, h.day_id) = (day.season_id, day.resort_id, day.day_id)
                                     GROUP BY lift_id, hour) hours)
                           || '|' || (
                               SELECT string_agg(skier_id || ',' || vertical || ',' || rides, ';' ORDER BY vertical DESC, skier_id)
                               FROM (SELECT * FROM day top
                                     WHERE (top.resort_id, top.day_id) = (day.resort_id, day.day_id)
                                     ORDER BY vertical DESC, skier_id LIMIT 10) best)
                    FROM day GROUP BY season_id, resort_id, day_id
                    """, row -> CacheKeys.resortDay(row.getInt(2), season, row.getInt(3)));
        }
        return values;
    }

    private interface Key {
        String of(ResultSet row) throws SQLException;
    }

    private static void collect(Connection connection, int season, Map<String, String> into, String sql, Key key)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, season);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    into.put(key.of(rows), rows.getString(4));
                }
            }
        }
    }
}
