package dev.liftline.query.cache;

import dev.liftline.model.CacheKeys;
import dev.liftline.query.Read;
import dev.liftline.query.board.BoardCache;
import dev.liftline.query.board.BoardDay;
import dev.liftline.query.board.BoardReplay;
import dev.liftline.query.board.BoardSeason;
import dev.liftline.query.board.DayRides;
import dev.liftline.query.board.SeasonDay;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Maps what the board shows to its keys. The cached values are the responses, passed on unread. */
@Component
class JsonBoardCache implements BoardCache {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final ReadThrough cache;

    JsonBoardCache(ReadThrough cache) {
        this.cache = cache;
    }

    @Override
    public Optional<byte[]> day(int resortId, @Nullable SeasonDay day, Supplier<Optional<BoardDay>> load) {
        String key = day == null
                ? CacheKeys.latestBoardDay(resortId)
                : CacheKeys.boardDay(resortId, day.season(), day.day());
        return cache.read(
                Read.BOARD_DAY,
                key,
                ValueFormat.RESPONSE,
                () -> load.get().map(loaded -> value(loaded.rides(), loaded)).orElse(VersionedJson.NO_DATA));
    }

    @Override
    public DayRides dayRides(int resortId, SeasonDay day, Supplier<DayRides> load) {
        return dayRides(Read.BOARD_DAY_RIDES, CacheKeys.boardDayRides(resortId, day.season(), day.day()), load);
    }

    @Override
    public DayRides closedDayRides(int resortId, SeasonDay day, long rides, Supplier<DayRides> load) {
        String key = CacheKeys.boardClosedDayRides(resortId, day.season(), day.day(), rides);
        return dayRides(Read.BOARD_CLOSED_DAY_RIDES, key, load);
    }

    private DayRides dayRides(Read read, String key, Supplier<DayRides> load) {
        return cache.read(read, key, ValueFormat.DAY_RIDES, () -> CacheValueCodec.dayRides(load.get()))
                .orElse(DayRides.NONE);
    }

    @Override
    public Optional<byte[]> replay(int resortId, SeasonDay day, Supplier<BoardReplay> load) {
        String key = CacheKeys.boardReplay(resortId, day.season(), day.day());
        return cache.read(Read.BOARD_REPLAY, key, ValueFormat.RESPONSE, () -> replay(load.get()));
    }

    @Override
    public Optional<byte[]> closedReplay(int resortId, SeasonDay day, long rides, Supplier<BoardReplay> load) {
        String key = CacheKeys.boardClosedReplay(resortId, day.season(), day.day(), rides);
        return cache.read(Read.BOARD_CLOSED_REPLAY, key, ValueFormat.RESPONSE, () -> replay(load.get()));
    }

    @Override
    public Optional<byte[]> season(int resortId, @Nullable Integer season, Supplier<Optional<BoardSeason>> load) {
        String key = season == null ? CacheKeys.latestBoardSeason(resortId) : CacheKeys.boardSeason(resortId, season);
        return cache.read(
                Read.BOARD_SEASON,
                key,
                ValueFormat.RESPONSE,
                () -> load.get().map(loaded -> value(loaded.rides(), loaded)).orElse(VersionedJson.NO_DATA));
    }

    private static VersionedJson replay(BoardReplay replay) {
        return value(replay.rides(), replay);
    }

    private static VersionedJson value(long rides, Object response) {
        return new VersionedJson(rides, MAPPER.writeValueAsBytes(response));
    }
}
