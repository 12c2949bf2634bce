package dev.liftline.drills.check;

import dev.liftline.testkit.reconcile.StoredSeason.Database;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.Value;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/** Compares every cached value of a season with the database. */
final class CacheCheck {

    private static final String LEASE = "lease:";
    private static final int KEYS_PER_COMMAND = 1_000;

    /** The contract allows a resort day to be this old. Every other value must be fresh. */
    private static final Duration MAX_AGE = Duration.ofMillis(1_100);

    private CacheCheck() {}

    static List<CheckResult> compare(String redisUrl, Database database, int season) throws Exception {
        Thread.sleep(MAX_AGE);
        try (RedisClient client = RedisClient.create(redisUrl);
                var connection = client.connect()) {
            RedisCommands<String, String> redis = connection.sync();
            Set<String> keys = keys(redis, season);
            // Reads the cache first: a value filled after this is no older than the database read below.
            Map<String, String> cached = values(redis, keys);
            return List.of(compare(cached, ExpectedCache.of(database, season)), withoutTtl(redis, keys));
        }
    }

    /** @param expected as {@link ComparableValue}s; a cached key without an expected value must hold "no data" */
    static CheckResult compare(Map<String, String> cached, Map<String, String> expected) {
        String example = "";
        long wrong = 0;
        for (Map.Entry<String, String> value : cached.entrySet()) {
            String right = expected.getOrDefault(value.getKey(), "0:");
            String cachedValue = ComparableValue.of(value.getKey(), value.getValue());
            if (!cachedValue.equals(right)) {
                wrong++;
                example = ", for instance %s is %s, not %s".formatted(value.getKey(), cachedValue, right);
            }
        }
        return new CheckResult(
                CheckResult.Kind.STALE, "cached values equal the database", wrong, cached.size() + " values" + example);
    }

    /** Finds keys without a TTL. The contract requires one for each key. */
    private static CheckResult withoutTtl(RedisCommands<String, String> redis, Set<String> keys) {
        List<String> unlimited =
                keys.stream().filter(key -> redis.ttl(key) == -1).toList();
        return new CheckResult(
                CheckResult.Kind.OTHER,
                "cached values have a TTL",
                unlimited.size(),
                unlimited.isEmpty() ? keys.size() + " keys" : unlimited.getFirst());
    }

    private static Set<String> keys(RedisCommands<String, String> redis, int season) {
        return ScanIterator.scan(redis, ScanArgs.Builder.limit(KEYS_PER_COMMAND)).stream()
                .filter(key ->
                        key.contains("}:" + season + ":") || key.startsWith("skier-seasons:") || key.startsWith(LEASE))
                // Those of fewer rides stay until they expire, and nobody reads them; the board is as old as its TTL.
                .filter(key -> !key.startsWith("skier-lifts:") && !key.startsWith("board-"))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> values(RedisCommands<String, String> redis, Set<String> keys) {
        return keys.stream()
                .filter(key -> !key.startsWith(LEASE))
                .gather(Gatherers.windowFixed(KEYS_PER_COMMAND))
                .flatMap(window -> redis.mget(window.toArray(String[]::new)).stream())
                .filter(Value::hasValue)
                .collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
    }
}
