package dev.liftline.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.model.CacheKeys;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the skiers' totals that Redis holds with those of PostgreSQL. */
final class CachedTotalsCheck {

    private static final int KEYS_AT_ONCE = 1_000;

    private CachedTotalsCheck() {}

    /** Waits until every total of the season in Redis equals PostgreSQL's; fails if Redis has none. */
    static void assertEqualDatabase(RunningStack stack, int seasonId) {
        try (RedisClient client = RedisClient.create(stack.redisUrl());
                StatefulRedisConnection<String, String> redis = client.connect()) {
            await().atMost(30, SECONDS).untilAsserted(() -> {
                Map<String, String> stored = stored(stack, seasonId);
                Map<String, String> cached = cached(redis, List.copyOf(stored.keySet()));
                assertThat(cached).isNotEmpty();
                assertThat(stored).containsAllEntriesOf(cached);
            });
        }
    }

    private static Map<String, String> cached(StatefulRedisConnection<String, String> redis, List<String> keys) {
        Map<String, String> cached = new TreeMap<>();
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE));
            redis.sync().mget(some.toArray(String[]::new)).stream()
                    .filter(KeyValue::hasValue)
                    .forEach(pair -> cached.put(pair.getKey(), pair.getValue()));
        }
        return cached;
    }

    private static Map<String, String> stored(RunningStack stack, int seasonId) throws SQLException {
        Map<String, String> stored = new TreeMap<>();
        try (Connection connection = stack.connect();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT skier_id, resort_id, day_id, rides, vertical FROM skier_day WHERE season_id = ?
                        """)) {
            select.setInt(1, seasonId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    stored.put(
                            CacheKeys.skierDay(rows.getInt(1), seasonId, rows.getInt(2), rows.getInt(3)),
                            rows.getInt(4) + ":" + rows.getInt(5));
                }
            }
        }
        return stored;
    }
}
