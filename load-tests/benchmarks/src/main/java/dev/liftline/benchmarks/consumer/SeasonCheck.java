package dev.liftline.benchmarks.consumer;

import dev.liftline.model.CacheKeys;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.Reconciliation;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.RideKeys;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks that a season is stored as sent: rows, totals, and a sample of cached totals. */
final class SeasonCheck {

    private static final int SAMPLE = 2_000;

    private final Database database;
    private final RedisClient redis;

    SeasonCheck(Database database, RedisClient redis) {
        this.database = database;
        this.redis = redis;
    }

    /**
     * Requires every ride stored once, totals equal to a recount, and correct cached totals of a sample of skier days.
     */
    void require(int season, RideKeys sent) throws SQLException, NotReconciledException {
        try (StoredSeason stored = StoredSeason.of(database, season)) {
            Reconciliation reconciliation = stored.reconcile(sent, new RideKeys(0));
            NotReconciledException.require(
                    reconciliation.isRight(), () -> "Season " + season + " is not stored as sent: " + reconciliation);
        }
        requireCached(season);
    }

    private void requireCached(int season) throws SQLException, NotReconciledException {
        Map<String, String> stored = sample(season);
        try (var connection = redis.connect()) {
            List<KeyValue<String, String>> cached =
                    connection.sync().mget(stored.keySet().toArray(String[]::new));
            long correct = cached.stream()
                    .filter(pair -> pair.hasValue() && pair.getValue().equals(stored.get(pair.getKey())))
                    .count();
            NotReconciledException.require(
                    correct == stored.size(),
                    () -> "Redis has the correct value of %d of %d totals of season %d"
                            .formatted(correct, stored.size(), season));
        }
    }

    private Map<String, String> sample(int season) throws SQLException {
        Map<String, String> stored = new TreeMap<>();
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT skier_id, resort_id, day_id, rides, vertical FROM skier_day WHERE season_id = ? LIMIT ?
                        """)) {
            select.setInt(1, season);
            select.setInt(2, SAMPLE);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    stored.put(
                            CacheKeys.skierDay(rows.getInt(1), season, rows.getInt(2), rows.getInt(3)),
                            rows.getInt(4) + ":" + rows.getInt(5));
                }
            }
        }
        return stored;
    }
}
