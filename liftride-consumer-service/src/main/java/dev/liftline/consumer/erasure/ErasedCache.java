package dev.liftline.consumer.erasure;

import dev.liftline.model.CacheKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes a skier's cached values. */
@Component
class ErasedCache {

    private static final int KEYS_PER_COMMAND = 1_000;

    /** Rides of a season within the TTL of a value, and many more. */
    private static final int RECENT_RIDES = 2_000;

    private static final String OF_PSEUDONYMS =
            "FROM skier_day WHERE skier_id IN (SELECT pseudonym FROM erasure WHERE skier_id = :skier)";

    private final JdbcClient jdbc;
    private final StringRedisTemplate redis;

    ErasedCache(JdbcClient jdbc, StringRedisTemplate redis) {
        this.jdbc = jdbc;
        this.redis = redis;
    }

    /**
     * Deletes the values of all that pseudonyms of the skier have, and their leases first: a fill that read before the rides moved
     * holds one, and is rejected without it. Called after that transaction has committed. The skier's keys are on one node of a
     * cluster.
     *
     * @throws RuntimeException when Redis is unavailable
     */
    void delete(Erasure erasure) {
        List<String> values = values(erasure.skierId());
        List<String> keys = Stream.concat(values.stream().map(CacheKeys::lease), values.stream())
                .toList();
        for (int from = 0; from < keys.size(); from += KEYS_PER_COMMAND) {
            redis.delete(keys.subList(from, Math.min(from + KEYS_PER_COMMAND, keys.size())));
        }
    }

    private List<String> values(int skier) {
        List<String> values = new ArrayList<>();
        values.add(CacheKeys.skierSeasons(skier));
        jdbc.sql("SELECT DISTINCT season_id, resort_id, day_id " + OF_PSEUDONYMS)
                .param("skier", skier)
                .query(row -> {
                    int season = row.getInt(1);
                    int resort = row.getInt(2);
                    int day = row.getInt(3);
                    values.add(CacheKeys.skierDay(skier, season, resort, day));
                    values.add(CacheKeys.skierRides(skier, season, resort, day));
                });
        // This key has the number of rides that the skier had when it was written. Older ones have expired.
        jdbc.sql("SELECT season_id, sum(rides) " + OF_PSEUDONYMS + " GROUP BY season_id")
                .param("skier", skier)
                .query(row -> {
                    long last = row.getLong(2);
                    for (long rides = last; rides > Math.max(0, last - RECENT_RIDES); rides--) {
                        values.add(CacheKeys.skierLifts(skier, row.getInt(1), rides));
                    }
                });
        return values;
    }
}
