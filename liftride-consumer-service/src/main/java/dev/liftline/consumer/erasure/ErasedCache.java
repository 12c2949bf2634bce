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

    private final JdbcClient jdbc;
    private final StringRedisTemplate redis;

    ErasedCache(JdbcClient jdbc, StringRedisTemplate redis) {
        this.jdbc = jdbc;
        this.redis = redis;
    }

    /**
     * Deletes the values of every day that a pseudonym of the skier has, and their leases: a fill that read before the rides
     * moved holds one, and is rejected without it. Called after that transaction has committed. The skier's keys are on one node
     * of a cluster.
     *
     * @throws RuntimeException when Redis is unavailable
     */
    void delete(Erasure erasure) {
        int skier = erasure.skierId();
        List<String> values = new ArrayList<>();
        values.add(CacheKeys.skierSeasons(skier));
        jdbc.sql("""
                        SELECT DISTINCT season_id, resort_id, day_id
                        FROM skier_day WHERE skier_id IN (SELECT pseudonym FROM erasure WHERE skier_id = :skier)
                        """).param("skier", skier).query(row -> {
            int season = row.getInt(1);
            int resort = row.getInt(2);
            int day = row.getInt(3);
            values.add(CacheKeys.skierDay(skier, season, resort, day));
            values.add(CacheKeys.skierRides(skier, season, resort, day));
        });
        redis.delete(Stream.concat(values.stream(), values.stream().map(CacheKeys::lease))
                .toList());
    }
}
