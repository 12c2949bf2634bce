package dev.liftline.query.cache;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.liftline.model.Seasons;
import dev.liftline.query.ResortDay;
import dev.liftline.query.ResortSkiers;
import dev.liftline.query.SkierDayTotal;
import dev.liftline.query.SkierRides;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads the JSON of cached values, which {@code docs/contracts/cache.md} defines: replicas of other versions read it. */
final class CacheValueCodec {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(SkierRides.Ride.class, RideNames.class)
            .build();

    private CacheValueCodec() {}

    private interface RideNames {
        @JsonProperty("liftID")
        int liftId();
    }

    static VersionedJson skierDayVertical(SkierDayTotal total) {
        return new VersionedJson(total.rides(), Long.toString(total.vertical()).getBytes(StandardCharsets.US_ASCII));
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

    static List<SkierDayTotal> readSkierSeasons(byte[] json) {
        return Arrays.stream(MAPPER.readValue(json, long[][].class))
                .map(row -> new SkierDayTotal((int) row[0], (int) row[1], (int) row[2], row[3], row[4]))
                .toList();
    }

    static VersionedJson skierRides(List<SkierRides.Ride> rides) {
        return rides.isEmpty()
                ? VersionedJson.NO_DATA
                : new VersionedJson(rides.size(), MAPPER.writeValueAsBytes(rides));
    }

    static List<SkierRides.Ride> readSkierRides(byte[] json) {
        return List.of(MAPPER.readValue(json, SkierRides.Ride[].class));
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

    /** Reads only the start of a resort's day: the lifts and hours after it are much longer. */
    static ResortSkiers readResortSkiers(byte[] resortDay) {
        @Nullable String name = null;
        try (JsonParser parser = MAPPER.createParser(resortDay)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("resortName")) {
                    name = parser.getString();
                } else if (field.equals("skiers") && name != null) {
                    return new ResortSkiers(name, parser.getLongValue());
                }
                parser.skipChildren();
            }
        }
        throw new IllegalArgumentException("The cached value is not a resort's day.");
    }
}
