package dev.liftline.query.cache;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.liftline.model.RideField;
import dev.liftline.model.Seasons;
import dev.liftline.query.ResortDay;
import dev.liftline.query.ResortSkiers;
import dev.liftline.query.SkierDayTotal;
import dev.liftline.query.SkierRides;
import dev.liftline.query.app.RiddenLift;
import dev.liftline.query.board.DayRides;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads the JSON of cached values, which {@code docs/contracts/cache.md} defines: replicas of other releases read
 * it. Reading throws {@link tools.jackson.core.JacksonException} or {@link IllegalArgumentException} for JSON that writing
 * does not produce.
 */
final class CacheValueCodec {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(SkierRides.Ride.class, RideNames.class)
            .enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final int MAX_VERTICAL_DIGITS = 18;
    private static final int COLUMNS = 5;
    private static final int LIFT_COLUMNS = 3;

    private CacheValueCodec() {}

    private interface RideNames {
        @JsonProperty("liftID")
        int liftId();
    }

    static VersionedJson skierDayVertical(SkierDayTotal total) {
        return new VersionedJson(total.rides(), Long.toString(total.vertical()).getBytes(StandardCharsets.US_ASCII));
    }

    /** The response's bytes: digits without a leading zero. */
    static byte[] readSkierDayVertical(VersionedJson value) {
        byte[] json = value.json();
        boolean isVertical =
                value.version() > 0 && json.length <= MAX_VERTICAL_DIGITS && (json.length == 1 || json[0] != '0');
        for (byte b : json) {
            isVertical &= b >= '0' && b <= '9';
        }
        return require(isVertical, json);
    }

    /** Each total is an array of five numbers: season, day, resort, rides, vertical. */
    static VersionedJson skierSeasons(List<SkierDayTotal> totals) {
        if (totals.isEmpty()) {
            return VersionedJson.NO_DATA;
        }
        long[][] rows = totals.stream()
                .map(total ->
                        new long[] {total.seasonId(), total.dayId(), total.resortId(), total.rides(), total.vertical()})
                .toArray(long[][]::new);
        long rides = totals.stream().mapToLong(SkierDayTotal::rides).sum();
        return new VersionedJson(rides, MAPPER.writeValueAsBytes(rows));
    }

    static List<SkierDayTotal> readSkierSeasons(VersionedJson value) {
        long[][] rows = require(MAPPER.readValue(value.json(), long[][].class));
        List<SkierDayTotal> totals = new ArrayList<>(rows.length);
        long rides = 0;
        for (long[] row : rows) {
            boolean isTotal = row != null
                    && row.length == COLUMNS
                    && RideField.SEASON_ID.allows(row[0])
                    && RideField.DAY_ID.allows(row[1])
                    && RideField.RESORT_ID.allows(row[2])
                    && row[3] > 0
                    && row[4] >= 0;
            long[] total = require(isTotal, row);
            totals.add(new SkierDayTotal((int) total[0], (int) total[1], (int) total[2], total[3], total[4]));
            rides += total[3];
        }
        return require(rides > 0 && rides == value.version(), totals);
    }

    /** Each lift is an array of three numbers: resort, lift, rides. */
    static VersionedJson skierLifts(List<RiddenLift> lifts) {
        if (lifts.isEmpty()) {
            return VersionedJson.NO_DATA;
        }
        long[][] rows = lifts.stream()
                .map(lift -> new long[] {lift.resortId(), lift.liftId(), lift.rides()})
                .toArray(long[][]::new);
        long rides = lifts.stream().mapToLong(RiddenLift::rides).sum();
        return new VersionedJson(rides, MAPPER.writeValueAsBytes(rows));
    }

    static List<RiddenLift> readSkierLifts(VersionedJson value) {
        long[][] rows = require(MAPPER.readValue(value.json(), long[][].class));
        List<RiddenLift> lifts = new ArrayList<>(rows.length);
        long rides = 0;
        for (long[] row : rows) {
            boolean isLift = row != null
                    && row.length == LIFT_COLUMNS
                    && RideField.RESORT_ID.allows(row[0])
                    && RideField.LIFT_ID.allows(row[1])
                    && row[2] > 0;
            long[] lift = require(isLift, row);
            lifts.add(new RiddenLift((int) lift[0], (int) lift[1], lift[2]));
            rides += lift[2];
        }
        return require(rides > 0 && rides == value.version(), lifts);
    }

    static VersionedJson skierRides(List<SkierRides.Ride> rides) {
        return rides.isEmpty()
                ? VersionedJson.NO_DATA
                : new VersionedJson(rides.size(), MAPPER.writeValueAsBytes(rides));
    }

    static List<SkierRides.Ride> readSkierRides(VersionedJson value) {
        SkierRides.Ride[] rides = require(MAPPER.readValue(value.json(), SkierRides.Ride[].class));
        boolean isComplete = rides.length > 0
                && rides.length == value.version()
                && !Arrays.asList(rides).contains(null);
        return List.of(require(isComplete, rides));
    }

    static VersionedJson resortDay(ResortDay day) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("resortID", day.resortId());
            json.writeStringProperty("resortName", day.resortName());
            json.writeStringProperty("seasonID", Seasons.text(day.seasonId()));
            json.writeNumberProperty("dayID", day.dayId());
            json.writeNumberProperty("skiers", day.skiers());
            json.writeNumberProperty("rides", day.rides());
            json.writeArrayPropertyStart("liftHours");
            for (ResortDay.LiftHour hour : day.liftHours()) {
                json.writeStartObject();
                json.writeNumberProperty("liftID", hour.liftId());
                json.writeStringProperty("liftName", hour.liftName());
                json.writeNumberProperty("hour", hour.hour());
                json.writeNumberProperty("rides", hour.rides());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("topSkiers");
            for (ResortDay.TopSkier skier : day.topSkiers()) {
                json.writeStartObject();
                json.writeNumberProperty("skierID", skier.skierId());
                json.writeNumberProperty("totalVert", skier.vertical());
                json.writeNumberProperty("rides", skier.rides());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return new VersionedJson(day.rides(), bytes.toByteArray());
    }

    static VersionedJson dayRides(DayRides rides) {
        return rides.rides() == 0
                ? VersionedJson.NO_DATA
                : new VersionedJson(rides.rides(), MAPPER.writeValueAsBytes(rides));
    }

    static DayRides readDayRides(VersionedJson value) {
        return MAPPER.readValue(value.json(), DayRides.class);
    }

    /** Reads only the start: the lifts and hours after it are much longer, and their checksum is right. */
    static ResortDayJson readResortDay(VersionedJson value) {
        @Nullable String name = null;
        try (JsonParser parser = MAPPER.createParser(value.json())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("resortName")) {
                    name = parser.getString();
                } else if (field.equals("skiers") && name != null) {
                    return new ResortDayJson(value.json(), new ResortSkiers(name, parser.getLongValue()));
                }
                parser.skipChildren();
            }
        }
        throw unreadable();
    }

    private static <T> T require(@Nullable T read) {
        return require(read != null, read);
    }

    private static <T> T require(boolean isWritten, @Nullable T read) {
        if (!isWritten || read == null) {
            throw unreadable();
        }
        return read;
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("This release does not write such a value.");
    }
}
