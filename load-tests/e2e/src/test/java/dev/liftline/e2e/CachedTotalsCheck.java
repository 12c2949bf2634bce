package dev.liftline.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.testkit.reconcile.StoredSeason;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the skiers' totals that Redis holds with those of PostgreSQL. */
final class CachedTotalsCheck {

    private static final int KEYS_AT_ONCE = 1_000;

    private CachedTotalsCheck() {}

    /** Waits until every total of the season in Redis equals PostgreSQL's; fails if Redis has none. */
    static void assertEqualDatabase(StoredSeason season, String redisUrl) {
        try (RedisClient client = RedisClient.create(redisUrl);
                StatefulRedisConnection<String, String> redis = client.connect()) {
            await().atMost(30, SECONDS).untilAsserted(() -> {
                Map<String, String> stored = season.cacheEntries(Integer.MAX_VALUE);
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
}
