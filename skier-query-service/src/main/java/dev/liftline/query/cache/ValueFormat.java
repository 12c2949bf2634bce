package dev.liftline.query.cache;

import dev.liftline.query.SkierDayTotal;
import dev.liftline.query.SkierRides;
import dev.liftline.query.app.RiddenLift;
import dev.liftline.query.board.DayRides;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * How the values of one family of keys are written to Redis and recognized there, as {@code docs/contracts/cache.md} states.
 * Thread-safe.
 *
 * @param <T> what a value is read as
 */
final class ValueFormat<T> {

    static final ValueFormat<byte[]> SKIER_DAY =
            new ValueFormat<>(StoredForm.PLAIN, CacheValueCodec::readSkierDayVertical);
    static final ValueFormat<List<SkierRides.Ride>> SKIER_RIDES =
            new ValueFormat<>(StoredForm.PLAIN, CacheValueCodec::readSkierRides);
    static final ValueFormat<List<SkierDayTotal>> SKIER_SEASONS =
            new ValueFormat<>(StoredForm.PLAIN, CacheValueCodec::readSkierSeasons);
    static final ValueFormat<List<RiddenLift>> SKIER_LIFTS =
            new ValueFormat<>(StoredForm.PLAIN, CacheValueCodec::readSkierLifts);
    static final ValueFormat<ResortDayJson> RESORT_DAY =
            new ValueFormat<>(StoredForm.CHECKED, CacheValueCodec::readResortDay);

    static final ValueFormat<DayRides> DAY_RIDES = new ValueFormat<>(StoredForm.CHECKED, CacheValueCodec::readDayRides);

    /** A response, passed on unread: its checksum is right. */
    static final ValueFormat<byte[]> RESPONSE = new ValueFormat<>(StoredForm.CHECKED, VersionedJson::json);

    private final StoredForm form;
    private final Function<VersionedJson, T> reader;

    /**
     * @param reader reads data, and throws {@link JacksonException} or {@link IllegalArgumentException} for what this release
     *     does not write
     */
    ValueFormat(StoredForm form, Function<VersionedJson, T> reader) {
        this.form = form;
        this.reader = reader;
    }

    /** The bytes for Redis. */
    byte[] write(VersionedJson value) {
        return form.write(value);
    }

    /** What Redis holds as a value; null if this release does not write such a value. */
    @Nullable
    Entry<T> read(byte[] stored) {
        VersionedJson value = form.read(stored);
        if (value == null) {
            return null;
        }
        try {
            return new Entry<>(value, data(value));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** The data of a value; empty for no data. */
    Optional<T> data(VersionedJson value) {
        return value.isNoData() ? Optional.empty() : Optional.of(reader.apply(value));
    }

    /**
     * A value that was read.
     *
     * @param data empty for no data
     */
    record Entry<T>(VersionedJson value, Optional<T> data) {}
}
