package dev.liftline.query.storage;

import dev.liftline.query.app.Leaders;
import dev.liftline.query.app.StoredLeaders;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Keeps the leaders of each resort's season in memory: counting them is the longest read of the app, and who leads changes once a day.
 */
@Component
class KeptLeaders implements StoredLeaders {

    /** Clients may ask for any resort and season. */
    private static final int MAX_KEPT = 256;

    private final JdbcLeaders source;
    private final StorageProperties properties;
    private final Map<Key, RefreshedValue<Leaders>> kept = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(int resortId, int seasonId) {}

    KeptLeaders(JdbcLeaders source, StorageProperties properties) {
        this.source = source;
        this.properties = properties;
    }

    @Override
    public Leaders leaders(int resortId, int seasonId) {
        return value(new Key(resortId, seasonId)).get();
    }

    private synchronized RefreshedValue<Leaders> value(Key key) {
        RefreshedValue<Leaders> value = kept.computeIfAbsent(
                key,
                wanted -> new RefreshedValue<>(
                        "the leaders of a season",
                        properties.leadersMaxAge(),
                        () -> source.read(wanted.resortId(), wanted.seasonId())));
        if (kept.size() > MAX_KEPT) {
            Iterator<Key> leastRecentlyUsed = kept.keySet().iterator();
            leastRecentlyUsed.next();
            leastRecentlyUsed.remove();
        }
        return value;
    }
}
