package dev.liftline.drills.check;

import dev.liftline.testkit.reconcile.SeasonBooks.Database;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares every value that Redis holds of a season with what the database says. */
final class CacheCheck {

    private static final String LEASE = "lease:";
    private static final int KEYS_AT_ONCE = 1_000;

    /** The contract allows a resort's day to be this old; every other value must be right at once. */
    private static final Duration MAY_BE_OLD = Duration.ofMillis(1_100);

    private CacheCheck() {}

    static List<CheckResult> compare(String redisUrl, Database database, int season) throws Exception {
        Thread.sleep(MAY_BE_OLD);
        try (RedisClient client = RedisClient.create(redisUrl);
                var connection = client.connect()) {
            RedisCommands<String, String> redis = connection.sync();
            Set<String> keys = keys(redis, season);
            // NB: the cache first: what a reader fills after this is no older than the database is then.
            Map<String, String> cached = values(redis, keys);
            return List.of(compare(cached, ExpectedCache.of(database, season)), eternal(redis, keys));
        }
    }

    /** @param truth in {@link ComparableValue}; what it does not know must be cached as "no data" if it is cached */
    static CheckResult compare(Map<String, String> cached, Map<String, String> truth) {
        String example = "";
        long wrong = 0;
        for (Map.Entry<String, String> value : cached.entrySet()) {
            String right = truth.getOrDefault(value.getKey(), "0:");
            String held = ComparableValue.of(value.getKey(), value.getValue());
            if (!held.equals(right)) {
                wrong++;
                example = ", for instance %s is %s, not %s".formatted(value.getKey(), held, right);
            }
        }
        return new CheckResult(
                CheckResult.Kind.STALE, "cached values are the database's", wrong, cached.size() + " values" + example);
    }

    /** Keys that would stay for ever: the contract gives each a time to live, as the backstop. */
    private static CheckResult eternal(RedisCommands<String, String> redis, Set<String> keys) {
        List<String> eternal = keys.stream().filter(key -> redis.ttl(key) == -1).toList();
        return new CheckResult(
                CheckResult.Kind.OTHER,
                "cached values have an end",
                eternal.size(),
                eternal.isEmpty() ? keys.size() + " keys" : eternal.getFirst());
    }

    private static Set<String> keys(RedisCommands<String, String> redis, int season) {
        Set<String> keys = new HashSet<>();
        ScanArgs many = ScanArgs.Builder.limit(KEYS_AT_ONCE);
        KeyScanCursor<String> cursor = redis.scan(many);
        while (true) {
            cursor.getKeys().stream().filter(key -> isOf(key, season)).forEach(keys::add);
            if (cursor.isFinished()) {
                return keys;
            }
            cursor = redis.scan(ScanCursor.of(cursor.getCursor()), many);
        }
    }

    private static boolean isOf(String key, int season) {
        return key.contains("}:" + season + ":") || key.startsWith("skier-seasons:") || key.startsWith(LEASE);
    }

    private static Map<String, String> values(RedisCommands<String, String> redis, Set<String> keys) {
        List<String> all = keys.stream().filter(key -> !key.startsWith(LEASE)).toList();
        Map<String, String> values = new HashMap<>();
        for (int from = 0; from < all.size(); from += KEYS_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + KEYS_AT_ONCE));
            redis.mget(some.toArray(String[]::new)).stream()
                    .filter(value -> value.hasValue())
                    .forEach(value -> values.put(value.getKey(), value.getValue()));
        }
        return values;
    }
}
