package dev.liftline.consumer.cache;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Deletes all cached values of skiers. Used when there were too many pending refreshes to keep. */
@Component
class CacheFlush {

    private static final int PAGE = 1_000;

    private final StringRedisTemplate redis;

    CacheFlush(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * Deletes all leases, then all values. A fill whose lease is deleted is rejected. The second pass deletes the
     * values of fills that succeeded before.
     *
     * @throws RuntimeException when Redis is unavailable; the flush must then be run again from the start
     */
    void run() {
        deleteAll("lease:skier-*");
        deleteAll("skier-*");
    }

    private void deleteAll(String pattern) {
        ScanOptions options =
                ScanOptions.scanOptions().match(pattern).count(PAGE).build();
        try (Cursor<String> keys = redis.scan(options)) {
            List<String> page = new ArrayList<>(PAGE);
            while (keys.hasNext()) {
                page.add(keys.next());
                if (page.size() == PAGE || !keys.hasNext()) {
                    redis.unlink(page);
                    page.clear();
                }
            }
        }
    }
}
