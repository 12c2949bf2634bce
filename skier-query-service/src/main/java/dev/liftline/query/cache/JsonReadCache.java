package dev.liftline.query.cache;

import dev.liftline.model.CacheKeys;
import dev.liftline.query.Read;
import dev.liftline.query.ReadCache;
import dev.liftline.query.ResortDay;
import dev.liftline.query.ResortSkiers;
import dev.liftline.query.SkierDay;
import dev.liftline.query.SkierDayTotal;
import dev.liftline.query.SkierRides;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Maps each read to its key and its JSON. */
@Component
class JsonReadCache implements ReadCache {

    private final ReadThrough cache;

    JsonReadCache(ReadThrough cache) {
        this.cache = cache;
    }

    @Override
    public Optional<byte[]> skierDayVertical(SkierDay day, Supplier<Optional<SkierDayTotal>> load) {
        String key = CacheKeys.skierDay(day.skierId(), day.seasonId(), day.resortId(), day.dayId());
        return cache.read(
                Read.SKIER_DAY_VERTICAL,
                key,
                ValueFormat.SKIER_DAY,
                () -> load.get().map(CacheValueCodec::skierDayVertical).orElse(VersionedJson.NO_DATA));
    }

    @Override
    public Optional<List<SkierRides.Ride>> skierRides(SkierDay day, Supplier<List<SkierRides.Ride>> load) {
        String key = CacheKeys.skierRides(day.skierId(), day.seasonId(), day.resortId(), day.dayId());
        return cache.read(Read.SKIER_RIDES, key, ValueFormat.SKIER_RIDES, () -> CacheValueCodec.skierRides(load.get()));
    }

    @Override
    public Optional<List<SkierDayTotal>> skierSeasons(Read read, int skierId, Supplier<List<SkierDayTotal>> load) {
        return cache.read(
                read,
                CacheKeys.skierSeasons(skierId),
                ValueFormat.SKIER_SEASONS,
                () -> CacheValueCodec.skierSeasons(load.get()));
    }

    @Override
    public Optional<byte[]> resortDay(int resortId, int seasonId, int dayId, Supplier<Optional<ResortDay>> load) {
        return readResortDay(resortId, seasonId, dayId, load).map(ResortDayJson::json);
    }

    @Override
    public Optional<ResortSkiers> resortSkiers(
            int resortId, int seasonId, int dayId, Supplier<Optional<ResortDay>> load) {
        return readResortDay(resortId, seasonId, dayId, load).map(ResortDayJson::skiers);
    }

    private Optional<ResortDayJson> readResortDay(
            int resortId, int seasonId, int dayId, Supplier<Optional<ResortDay>> load) {
        return cache.read(
                Read.RESORT_DAY,
                CacheKeys.resortDay(resortId, seasonId, dayId),
                ValueFormat.RESORT_DAY,
                () -> load.get().map(CacheValueCodec::resortDay).orElse(VersionedJson.NO_DATA));
    }
}
