package dev.liftline.consumer.cache;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Deletes everything cached of skiers, for when it is no longer known what changed. */
@Component
class CacheFlush {

    private static final int PAGE = 1_000;

    private final StringRedisTemplate redis;

    CacheFlush(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * Leases go first: a fill that began before is refused, or has filled a value that the second pass finds.
     *
     * @throws RuntimeException when Redis is away; to be run again from the start
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
                if (page.size() == PAGE) {
                    redis.unlink(page);
                    page.clear();
                }
            }
            if (!page.isEmpty()) {
                redis.unlink(page);
            }
        }
    }
}
