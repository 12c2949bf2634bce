package dev.liftline.query.cache;

import dev.liftline.model.CacheKeys;
import dev.liftline.query.Read;
import dev.liftline.query.app.CollectionCache;
import dev.liftline.query.app.RiddenLift;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Maps a skier's lifts to their key and their JSON. */
@Component
class JsonCollectionCache implements CollectionCache {

    private final ReadThrough cache;

    JsonCollectionCache(ReadThrough cache) {
        this.cache = cache;
    }

    @Override
    public List<RiddenLift> riddenLifts(int skierId, int seasonId, long rides, Supplier<List<RiddenLift>> load) {
        return cache.read(
                        Read.SKIER_LIFTS,
                        CacheKeys.skierLifts(skierId, seasonId, rides),
                        ValueFormat.SKIER_LIFTS,
                        () -> CacheValueCodec.skierLifts(load.get()))
                .orElse(List.of());
    }
}
